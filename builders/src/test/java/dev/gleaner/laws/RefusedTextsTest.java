package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Printable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A text that a method refuses is escaped in the message, because it may come from a file or a log. */
class RefusedTextsTest {
    private static final String TEXT = "a\u001b[31m\nb\u2028";

    @Test
    void aRefusedTextIsEscaped() throws IllegalAccessException {
        List<String> raw = new ArrayList<>();
        int refused = 0;
        for (Class<?> type : OurClasses.all()) {
            for (Method method : type.getDeclaredMethods()) {
                if (!isFactory(method)) {
                    continue;
                }
                try {
                    method.invoke(null, TEXT);
                } catch (InvocationTargetException e) {
                    String message = String.valueOf(e.getTargetException().getMessage());
                    refused++;
                    if (!message.equals(Printable.line(message))) {
                        raw.add(method + ": " + Printable.line(message));
                    }
                }
            }
        }
        assertThat(raw).isEmpty();
        assertThat(refused).isGreaterThan(8);
    }

    /** Whether a method of ours makes a value from a text; {@code valueOf} is Java's. */
    private static boolean isFactory(Method method) {
        return Modifier.isStatic(method.getModifiers())
                && Modifier.isPublic(method.getModifiers())
                && Modifier.isPublic(method.getDeclaringClass().getModifiers())
                && !method.getName().equals("valueOf")
                && method.getParameterCount() == 1
                && method.getParameterTypes()[0] == String.class;
    }
}
