package dev.gleaner.cli;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Recognises the lines of a file that may contain a secret. It works on the text, because a file with an error may have
 * no structure. In doubt it hides a line.
 */
final class SecretText {
    /** The names of the fields of the logging operator, its charts and their like that have secrets as values. */
    private static final String NAME =
            "[\"']?(?:[\\w.-]{0,80}(?:pass|pwd|token|secret|credential|cert|private|auth|keytab|licen[sc]e"
                    + "|webhook|header|connection|signature|sas_|access_|accessKey|ca_file|ca_path|key_id|_key|apikey"
                    + "|sharedKey|encryptionKey|configOverride)[\\w.-]{0,80}|key|pass|user|username|value)[\"']?";

    /** A reference to a key of a Secret, which is not secret itself. */
    private static final Pattern REFERENCE = Pattern.compile("secretKeyRef[\"']?\\s*:\\s*\\{[^{}]*}");

    private static final Pattern LITERAL =
            Pattern.compile("(?:^|[\\s{,?-])" + NAME + "\\s*[:=]\\s*[^\\s{|>]", Pattern.CASE_INSENSITIVE);

    /** A name whose value starts on a line below. */
    private static final Pattern OPEN =
            Pattern.compile("(?:^|[\\s{,?-])" + NAME + "\\s*:\\s*(?:[&!]\\S++\\s*)*+$", Pattern.CASE_INSENSITIVE);

    /** A tag or an anchor, up to the start of a text in quotes or in a block. */
    private static final String PROPERTY = "[&!]\\S[^\\s|>\"']*+";

    private static final Pattern BLOCK = Pattern.compile(
            "(?:^|[\\s{,?-])" + NAME + "\\s*:\\s*(?:" + PROPERTY + "\\s++)*+(?:" + PROPERTY + ")?[|>\"'].*",
            Pattern.CASE_INSENSITIVE);

    /** The start of a field or of a nested element. */
    private static final Pattern FIELD = Pattern.compile("\\s*(?:- +(?!\\s*:))*+[\"']?[\\w./-]+[\"']?\\s*:(?:\\s.*)?");

    private static final Pattern KIND = Pattern.compile("(?:^|[\\s{,])[\"']?kind[\"']?\\s*:\\s*[\"']?Secret\\b.*");
    private static final Pattern CREDENTIALS =
            Pattern.compile("://[^/\\s@]*@|\\b(?:bearer|basic|splunk)\\s+\\S|-----BEGIN", Pattern.CASE_INSENSITIVE);

    private final List<String> lines;

    /** The lines of Secrets. */
    private final BitSet ofSecrets = new BitSet();

    private final Map<Integer, Boolean> known = new HashMap<>();

    SecretText(List<String> lines) {
        this.lines = lines;
        int start = 0;
        boolean isSecret = false;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("---")) {
                start = i;
                isSecret = false;
            }
            if (!isSecret && KIND.matcher(lines.get(i)).find()) {
                isSecret = true;
                ofSecrets.set(start, i);
            }
            ofSecrets.set(i, isSecret);
        }
    }

    /** Whether a line, counted from 1, may contain a secret. */
    boolean mayBeOn(int number) {
        return known.computeIfAbsent(number, this::find);
    }

    private boolean find(int number) {
        String line = withoutReferences(lines.get(number - 1));
        return ofSecrets.get(number - 1)
                || LITERAL.matcher(line).find()
                || CREDENTIALS.matcher(line).find()
                || isBelowName(number);
    }

    private static String withoutReferences(String line) {
        return line.contains("secretKeyRef") ? REFERENCE.matcher(line).replaceAll("") : line;
    }

    /** Whether the value of a name above the line may continue in the line. */
    private boolean isBelowName(int number) {
        String line = lines.get(number - 1);
        boolean isField = FIELD.matcher(line).matches();
        int indentation = indentation(line);
        boolean isNext = true;
        for (int i = number - 2;
                i >= 0 && (indentation > 0 || isNext) && !lines.get(i).startsWith("---");
                i--) {
            String above = lines.get(i);
            if (above.isBlank()) {
                continue;
            }
            int outer = indentation(above);
            if (outer < indentation || isNext) {
                String code = withoutReferences(above);
                if (OPEN.matcher(code).find() && !isField || BLOCK.matcher(code).find() && outer < indentation) {
                    return true;
                }
                indentation = Math.min(outer, indentation);
            }
            isNext = false;
        }
        return false;
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }
}
