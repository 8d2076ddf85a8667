package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares {@code docs/api.txt} with the public API, so that a review shows every change; {@code -Dgolden.update}
 * rewrites it.
 */
class ApiDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "api.txt");

    private static final String INTRODUCTION = """
            The public API: the types that users see, and what they can call, read or extend. Names have no package.
            ApiDocumentTest compares this with the compiled classes, and writes it with -Dgolden.update=true.
            """;

    @Test
    void theDocumentListsWhatTheClassesOffer() throws IOException {
        String document = document();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT).content().isEqualTo(document);
    }

    private static String document() {
        Map<String, List<Class<?>>> packages = visibleTypes().stream()
                .collect(Collectors.groupingBy(Class::getPackageName, TreeMap::new, Collectors.toList()));
        StringBuilder document = new StringBuilder(INTRODUCTION);
        packages.forEach((name, types) -> {
            document.append("\npackage ").append(name).append('\n');
            types.stream().map(Signatures::of).sorted().forEach(type -> document.append('\n')
                    .append(type));
        });
        return document.toString();
    }

    private static List<Class<?>> visibleTypes() {
        return OurClasses.all().stream().filter(ApiDocumentTest::isVisible).collect(Collectors.toList());
    }

    private static boolean isVisible(Class<?> type) {
        return type.getSimpleName().equals("package-info")
                ? false
                : isOpen(type.getModifiers())
                        && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
