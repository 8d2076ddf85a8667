package dev.gleaner.event.line;

import dev.gleaner.document.Tree;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The times of Rancher v2.0, such as {@code 2018-07-20 10:22:43 +0800}; later ones are those of RFC 3339. */
final class RancherTime {
    private static final DateTimeFormatter OLDER = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xx", Locale.ROOT);
    private static final int LENGTH = "2018-07-20 10:22:43 +0800".length();

    private RancherTime() {}

    /** The time in the format of RFC 3339; any other value as it is. */
    static Tree toRfc3339(Tree time) {
        if (!(time instanceof Tree.Text text) || text.value().length() != LENGTH) {
            return time;
        }
        try {
            String same = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.parse(text.value(), OLDER));
            return new Tree.Text(same, text.position());
        } catch (DateTimeException e) {
            return time;
        }
    }
}
