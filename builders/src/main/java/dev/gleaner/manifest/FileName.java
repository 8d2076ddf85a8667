package dev.gleaner.manifest;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Violation;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Checks the names of files in a set: they must stay inside the folder of the set and be valid on every system. */
final class FileName {
    private static final String REFUSED_BY_WINDOWS = "\\:*?\"<>|";

    private FileName() {}

    /**
     * Returns a valid name unchanged.
     *
     * @throws IllegalArgumentException if it is not the name of a file below the folder of the set
     */
    static String require(String name) {
        Objects.requireNonNull(name, "name");
        if (name.isEmpty()) {
            throw wrong(name, "is empty");
        }
        if (name.startsWith("/")) {
            throw wrong(name, "is absolute; expected one relative to the folder of the set");
        }
        if (!Printable.line(name).equals(name)) {
            throw wrong(name, "has a control character");
        }
        for (String part : name.split("/", -1)) {
            requirePart(part, name);
        }
        return name;
    }

    private static void requirePart(String part, String name) {
        if (part.isEmpty()) {
            throw wrong(name, "has an empty part");
        }
        if (part.equals(".") || part.equals("..")) {
            throw wrong(name, "has the part " + Violation.quoted(part) + ", which leads to another folder");
        }
        if (part.endsWith(".") || part.endsWith(" ")) {
            throw wrong(name, "has a part that ends in a dot or a space, which Windows drops");
        }
        part.chars().filter(c -> REFUSED_BY_WINDOWS.indexOf(c) >= 0).findFirst().ifPresent(c -> {
            throw wrong(
                    name, "has the character " + Violation.quoted(Character.toString(c)) + ", which Windows refuses");
        });
    }

    private static IllegalArgumentException wrong(String name, String reason) {
        return new IllegalArgumentException("the file name " + Violation.quoted(name) + " " + reason);
    }

    /**
     * Checks that files with these names can be in one folder on every system. Some systems ignore case, and some
     * ignore the Unicode normalisation form.
     *
     * @throws IllegalArgumentException if they cannot
     */
    static void requireDistinct(List<String> names) {
        Map<String, String> byKey = new HashMap<>();
        for (String name : names) {
            String other = byKey.put(key(name), name);
            if (other != null) {
                throw new IllegalArgumentException(
                        other.equals(name)
                                ? "two files have the name " + name
                                : "the file names " + other + " and " + name + " are the same on some systems");
            }
        }
        for (String name : names) {
            String key = key(name);
            for (int end = key.indexOf('/'); end >= 0; end = key.indexOf('/', end + 1)) {
                String folder = byKey.get(key.substring(0, end));
                if (folder != null) {
                    throw new IllegalArgumentException(
                            folder + " is a file and cannot be the folder of the file " + name);
                }
            }
        }
    }

    /** The name without differences in case and in the form of Unicode, whose tables take time to load. */
    private static String key(String name) {
        boolean isAscii = name.chars().allMatch(character -> character < 0x80);
        return (isAscii ? name : Normalizer.normalize(name, Normalizer.Form.NFC)).toLowerCase(Locale.ROOT);
    }
}
