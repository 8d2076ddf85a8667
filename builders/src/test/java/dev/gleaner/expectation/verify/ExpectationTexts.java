package dev.gleaner.expectation.verify;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** Texts of files with expectations, and rows of tables with such texts. */
final class ExpectationTexts {
    static final String HEAD = "apiVersion: gleaner.dev/v1\nkind: Expectations\n";
    static final String POLICY = HEAD + "policy: {preset: shipped}\n";
    static final String ROUTES = HEAD + "manifests: {preset: loki, release: v1.4.0}\n";
    static final String AUDIT = "{auditID: a1, verb: create}";

    private ExpectationTexts() {}

    static Arguments row(String name, String text, String... problems) {
        return argumentSet(name, text, List.of(problems));
    }

    static String requests(String expect) {
        return POLICY + "cases:\n- name: a\n  requests: [create pods in x by bob]\n  expect: " + expect + "\n";
    }

    static String records(String expect) {
        return ROUTES + "cases:\n- name: a\n  records: [" + AUDIT + "]\n  expect: " + expect + "\n";
    }

    static String inShort(Violation violation) {
        return violation.position() + " " + violation.path() + ": " + violation.message();
    }
}
