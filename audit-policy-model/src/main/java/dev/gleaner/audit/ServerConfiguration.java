package dev.gleaner.audit;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Recognizes the configuration of an RKE2 or k3s server in place of an audit policy, and reports the policy that it names. */
final class ServerConfiguration implements Shape.Rule<Tree.Mapping> {
    private static final String OPTION = "audit-policy-file";

    /** The options that are lists of arguments; with a plus sign, RKE2 adds them to those before. */
    private static final List<String> ARGUMENTS = List.of("kube-apiserver-arg", "kube-apiserver-arg+");

    @Override
    public void check(Tree.Mapping mapping, Position position, FieldPath path, Violations violations) {
        if (is(mapping)) {
            violations.report(
                    AuditFault.SERVER_CONFIGURATION,
                    position,
                    path,
                    policy(mapping)
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
                && (mapping.get(OPTION).isPresent()
                        || ARGUMENTS.stream().anyMatch(name -> mapping.get(name).isPresent()));
    }

    /** The last path, which kube-apiserver uses: RKE2 puts its own option before the arguments. */
    private static Optional<String> policy(Tree.Mapping mapping) {
        Stream<String> arguments = ARGUMENTS.stream()
                .flatMap(name -> mapping.get(name).stream())
                .flatMap(value -> value instanceof Tree.Sequence list ? list.items().stream() : Stream.of(value))
                .flatMap(argument -> argument instanceof Tree.Text text ? Stream.of(text.value()) : Stream.empty())
                .map(argument -> argument.startsWith("--") ? argument.substring(2) : argument)
                .filter(argument -> argument.startsWith(OPTION + "="))
                .map(argument -> argument.substring(OPTION.length() + 1));
        return Stream.concat(mapping.text(OPTION).stream(), arguments)
                .filter(file -> !file.isEmpty())
                .reduce((earlier, last) -> last);
    }
}
