package dev.gleaner.cli;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.FieldTexts;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.output.OutputTarget;
import dev.gleaner.logging.secret.SecretValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An output on the command line, such as {@code splunk=splunkHec:hec_host=splunk.example,hec_token=secret:splunk/token}.
 * The plug-in and its fields have their names in a manifest.
 */
final class OutputSpec {
    /** The form, for help texts. */
    static final String FORM = "NAME=PLUGIN:FIELD=VALUE,...";

    private static final Pattern SPEC = Pattern.compile("([^=:/]+)=([^=:,/]+)(?::(.*))?", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    /** The name, if there is one, and the plug-in of a text that may have another form. */
    private static final Pattern START = Pattern.compile("(?:([^=:]*)=)?([^=:,/]*)");

    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");

    private OutputSpec() {}

    /** Whether a text is meant as an output, and not as the name of a file. */
    static boolean isMeant(String text) {
        int equals = text.indexOf('=');
        return equals > 0 && text.indexOf('/') != 0 && !text.startsWith("./") && !text.startsWith("../");
    }

    /**
     * Reads an output; the violations have the name of the option instead of a file.
     *
     * @throws UsageException if the text does not have the form
     */
    static Reading<ClusterOutput> read(String option, String text) {
        Matcher spec = SPEC.matcher(text);
        if (!spec.matches()) {
            throw UsageException.ofOption(option, expected(text));
        }
        if (!NAME.matcher(spec.group(1)).matches()) {
            throw UsageException.ofOption(
                    option,
                    "'" + spec.group(1) + "' cannot be a name; expected lower case letters, digits, '-' and '.'");
        }
        try {
            Tree.Mapping target =
                    FieldTexts.tree(OutputTarget.CHOICE, spec.group(2), fields(spec.group(3)), new SecretForm());
            Tree.Mapping output = Tree.mapping(o -> o.put("apiVersion", "logging.banzaicloud.io/v1beta1")
                    .put("kind", "ClusterOutput")
                    .put("metadata", m -> m.put("name", spec.group(1)))
                    .put("spec", target));
            return ManifestReader.strict()
                    .read(new Part(option + " " + spec.group(1), FieldPath.ROOT, output), ClusterOutput.class);
        } catch (IllegalArgumentException e) {
            throw UsageException.ofOption(option, String.valueOf(e.getMessage()));
        }
    }

    /** The two forms of an output, with an example of the plug-in that a text probably means. */
    static String expected(String text) {
        Matcher start = START.matcher(text);
        String name = start.lookingAt() && start.group(1) != null ? start.group(1) : start.group(2);
        String example = FieldTexts.example(OutputTarget.CHOICE, start.group(2), new SecretForm())
                .or(() -> FieldTexts.example(OutputTarget.CHOICE, "splunkHec", new SecretForm()))
                .orElseThrow();
        String plugin = example.split(":", 2)[0];
        return "expected the file of a ClusterOutput, or " + FORM + ", such as "
                + (WORD.matcher(name).matches() ? name : plugin.toLowerCase(Locale.ROOT)) + "=" + example;
    }

    private static List<FieldTexts.Field> fields(String text) {
        List<FieldTexts.Field> fields = new ArrayList<>();
        for (String field : text == null ? new String[0] : COMMA.split(text)) {
            int equals = field.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("the field after "
                        + (fields.isEmpty()
                                ? "the plug-in"
                                : "'" + fields.get(fields.size() - 1).name() + "'")
                        + " has no '='; expected FIELD=VALUE, and \\, for a comma in a value");
            }
            fields.add(new FieldTexts.Field(
                    field.substring(0, equals), field.substring(equals + 1).replace("\\,", ",")));
        }
        return fields;
    }

    /** Secrets by name and key. A secret itself needs a prefix, because everyone who reads the manifest can read it. */
    private static final class SecretForm implements FieldTexts.Secrets {
        private static final String LITERAL = "literal:";
        private static final Pattern REFERENCE = Pattern.compile("(secret|mounted):([^/:]+)/([^/]+)");

        @Override
        public Class<? extends OpenObject> type() {
            return SecretValue.class;
        }

        @Override
        public String objectForm() {
            return "secret:NAME/KEY";
        }

        @Override
        public String textForm() {
            return LITERAL + "TEXT";
        }

        @Override
        public Tree object(String field, String text) {
            Matcher reference = REFERENCE.matcher(text);
            if (reference.matches()) {
                String name = reference.group(2);
                String key = reference.group(3);
                return (reference.group(1).equals("secret")
                                ? SecretValue.from(name, key)
                                : SecretValue.mountedFrom(name, key))
                        .toTree();
            }
            if (text.startsWith(LITERAL)) {
                return SecretValue.literal(text.substring(LITERAL.length())).toTree();
            }
            throw new IllegalArgumentException("the field '" + field
                    + "' may be a secret; expected secret:NAME/KEY for a key of a Secret, mounted:NAME/KEY for the file of"
                    + " one, or " + LITERAL + "TEXT for a text that everyone who can read the manifest can read");
        }

        @Override
        public Tree text(String field, String text) {
            if (text.startsWith(LITERAL)) {
                return Tree.text(text.substring(LITERAL.length()));
            }
            throw new IllegalArgumentException("the field '" + field
                    + "' may be a secret and cannot refer to a Secret; expected " + LITERAL
                    + "TEXT, for a text that everyone who can read the manifest can read");
        }
    }
}
