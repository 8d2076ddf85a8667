package dev.gleaner.javacode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** Names of classes, methods and parameters, from names in manifests. */
final class Identifier {
    /** The methods without parameters that every object has. */
    private static final Set<String> OF_OBJECT =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private Identifier() {}

    /** The words of a text as one name, which starts with a capital letter; empty if the text has no letters. */
    static String pascal(String text) {
        StringBuilder name = new StringBuilder();
        for (String word : words(text)) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }

    /** The words of a text as one name, which starts with a small letter; empty if the text has no letters. */
    static String camel(String text) {
        String name = pascal(text);
        int capitals = 0;
        while (capitals < name.length() && Character.isUpperCase(name.charAt(capitals))) {
            capitals++;
        }
        // The last capital of several starts the next word, unless nothing follows it.
        int small = capitals <= 1 || capitals == name.length() ? capitals : capitals - 1;
        return name.substring(0, small).toLowerCase(Locale.ROOT) + name.substring(small);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty() && !(words.isEmpty() && Character.isDigit(word.charAt(0)))) {
                words.add(word);
            }
        }
        return words;
    }

    /** The name of a method: the wanted one, or one with a number if it is taken or not allowed. */
    static String method(String wanted, Collection<String> taken) {
        return Stream.concat(
                        Stream.of(wanted),
                        Stream.iterate(2, number -> number + 1).map(number -> wanted + number))
                .filter(name -> SourceVersion.isName(name) && !OF_OBJECT.contains(name) && !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }
}
