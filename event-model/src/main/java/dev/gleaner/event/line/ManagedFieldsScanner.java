package dev.gleaner.event.line;

/**
 * Measures the {@code managedFields} in bodies without making trees of them: those of an object, of each item of a list,
 * and of the object in each row of a table. Only bodies in the format of the server are measured: without white space,
 * and with its escapes where they matter. Not thread-safe.
 */
public final class ManagedFieldsScanner extends CanonicalJson {
    /** The result for a body in another format, which may not be JSON. */
    public static final int UNKNOWN = -1;

    private static final int LONGEST = 1 << 20;
    private static final int DEEPEST = 100;
    private static final int MOST_DIGITS = 100;
    private static final String NULL = "null";
    private static final String TRUE = "true";
    private static final String FALSE = "false";

    private final FieldNames names = new FieldNames();
    private int size;

    /** Creates a scanner. */
    public ManagedFieldsScanner() {}

    /**
     * The number of bytes that a body has more than without {@code managedFields}: their names, their values, and a comma
     * each if there are other fields.
     */
    public int sizeIn(byte[] body) {
        over(body, 0, body.length);
        size = 0;
        names.end(0);
        return body.length <= LONGEST && acceptValue(BodyPlace.BODY, 0) && at == limit ? size : UNKNOWN;
    }

    private boolean acceptValue(BodyPlace place, int depth) {
        if (at >= limit || depth > DEEPEST) {
            return false;
        }
        return switch (bytes[at]) {
            case '{' -> acceptObject(place, depth);
            case '[' -> acceptList(place.item(), depth);
            case '"' -> accept('"') && acceptText();
            case 'n' -> accept(NULL);
            case 't' -> accept(TRUE);
            case 'f' -> accept(FALSE);
            default -> acceptDecimal();
        };
    }

    private boolean accept(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!accept(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Accepts a number without an exponent. */
    private boolean acceptDecimal() {
        accept('-');
        int first = at;
        acceptDigits();
        boolean isWhole = at > first && (bytes[first] != '0' || at == first + 1);
        if (isWhole && accept('.')) {
            int fraction = at;
            acceptDigits();
            isWhole = at > fraction;
        }
        return isWhole && at - first <= MOST_DIGITS;
    }

    private void acceptDigits() {
        while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
    }

    private boolean acceptList(BodyPlace item, int depth) {
        at++;
        if (accept(']')) {
            return true;
        }
        do {
            if (!acceptValue(item, depth + 1)) {
                return false;
            }
        } while (accept(','));
        return accept(']');
    }

    private boolean acceptObject(BodyPlace place, int depth) {
        at++;
        if (accept('}')) {
            return true;
        }
        int mark = names.start();
        int managed = 0;
        do {
            int from = at;
            if (!acceptName(mark)) {
                return false;
            }
            BodyPlace field = place == BodyPlace.OTHER ? place : place.field(bytes, textFrom, textTo);
            int valueFrom = at;
            if (!acceptValue(field, depth + 1)) {
                return false;
            }
            if (field == BodyPlace.MANAGED_FIELDS) {
                if (!GoEscapes.areAllIn(bytes, valueFrom, at)) {
                    return false;
                }
                managed = at - from;
            }
        } while (accept(','));
        if (managed > 0) {
            size += managed + (names.count(mark) > 1 ? 1 : 0);
        }
        names.end(mark);
        return accept('}');
    }

    /** Accepts a name that the object with a mark does not have yet. */
    private boolean acceptName(int mark) {
        return accept('"')
                && acceptText()
                && accept(':')
                && (textIsPlain || GoEscapes.areShort(bytes, textFrom, textTo))
                && names.add(mark, bytes, textFrom, textTo);
    }
}
