package dev.gleaner.cli;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Part;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.manifest.ParsedFile;
import dev.gleaner.manifest.ParsedObject;
import dev.gleaner.manifest.Rke2ServerConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The configuration of an RKE2 server where an audit policy is expected: its option names the file of the policy. */
final class ServerConfiguration {
    private static final String OPTION = "audit-policy-file";
    private static final List<String> ARGUMENTS = List.of("kube-apiserver-arg", "kube-apiserver-arg+");

    private ServerConfiguration() {}

    /** What is wrong with a source that is such a configuration; empty if it is none. */
    static Optional<String> problem(Source source) {
        return ParsedFile.readLenient(source).objects().stream()
                .filter(object -> object.as(Rke2ServerConfig.class).isPresent())
                .map(ParsedObject::part)
                .filter(part -> part.path().equals(FieldPath.ROOT))
                .findFirst()
                .map(config -> source.name()
                        + ": this is the configuration of an RKE2 server, and not an audit policy; "
                        + policy(config)
                                .map(file -> "the policy is the file that its option " + OPTION + " names: " + file)
                                .orElse("the policy is the file that the option " + OPTION
                                        + " names, but it is not in this file"));
    }

    /** The last path, which kube-apiserver uses: RKE2 puts its own option before the arguments. */
    private static Optional<String> policy(Part config) {
        Stream<String> arguments = ARGUMENTS.stream()
                .flatMap(name -> Stream.concat(Stream.of(config.field(name)), config.field(name).items().stream()))
                .flatMap(argument ->
                        argument.tree() instanceof Tree.Text text ? Stream.of(text.value()) : Stream.empty())
                .map(argument -> argument.startsWith("--") ? argument.substring(2) : argument)
                .filter(argument -> argument.startsWith(OPTION + "="))
                .map(argument -> argument.substring(OPTION.length() + 1));
        return Stream.concat(Stream.of(config.text(OPTION)), arguments)
                .filter(file -> !file.isEmpty())
                .reduce((earlier, last) -> last);
    }
}
