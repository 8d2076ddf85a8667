package dev.gleaner.audit;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Part;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.Optional;
import java.util.stream.Stream;

/** Recognizes the configuration of an RKE2 or k3s server in place of an audit policy, and reports the policy that it names. */
final class ServerConfiguration implements Shape.Rule<Tree.Mapping> {
    private static final String OPTION = ApiServerArgument.POLICY;

    @Override
    public void check(Tree.Mapping mapping, Position position, FieldPath path, Violations violations) {
        if (is(mapping)) {
            violations.report(
                    AuditFault.SERVER_CONFIGURATION,
                    position,
                    path,
                    policy(new Part("", path, mapping))
                            .map(file -> "the policy is the file that its option " + OPTION + " names: "
                                    + Violation.quoted(file))
                            .orElse("the policy is the file that the option " + OPTION
                                    + " names, but it is not in this file"));
        }
    }

    private static boolean is(Tree.Mapping mapping) {
        return !mapping.isSet("apiVersion")
                && !mapping.isSet("kind")
                && !mapping.isSet("rules")
                && Stream.of(OPTION, ApiServerArgument.LIST, ApiServerArgument.ADDED_LIST)
                        .anyMatch(name -> mapping.get(name).isPresent());
    }

    /** The last path, which kube-apiserver uses: RKE2 puts its own option before the arguments. */
    private static Optional<String> policy(Part config) {
        Stream<String> arguments = ApiServerArgument.in(config).stream()
                .filter(argument -> argument.name().equals(OPTION))
                .flatMap(argument -> argument.value().stream());
        return Stream.concat(Stream.of(config.text(OPTION)), arguments)
                .filter(file -> !file.isEmpty())
                .reduce((earlier, last) -> last);
    }
}
