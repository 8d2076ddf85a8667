package dev.gleaner.event.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Empty values are values. */
class NamedValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"field\":\"a\",\"value\":\"x\"},{\"field\":\"b\",\"value\":\"\"}] | {\"a\":\"x\",\"b\":\"\"}",
                "[{\"field\":\"a\",\"value\":\"x\"},{\"field\":\"b\",\"value\":null}] | {\"a\":\"x\",\"b\":null}",
                "[{\"field\":\"a\",\"value\":\"x\"},{\"field\":\"b\"}] | {\"a\":\"x\",\"b\":null}",
                "[{\"key\":\"a\",\"value\":\"\"}] | {\"a\":\"\"}",
                "[{\"key\":\"a\",\"value\":{}}] | {\"a\":{}}",
                "{\"kvlistValue\":{\"values\":[{\"key\":\"a\",\"value\":{\"arrayValue\":{\"values\":[]}}}]}} | {\"a\":[]}",
                "{\"kvlistValue\":{\"values\":[{\"key\":\"a\",\"value\":{\"kvlistValue\":{\"values\":[]}}}]}} | {\"a\":{}}"
            })
    void emptyValuesAreRead(String named, String plain) {
        Tree.Mapping object = Tree.mapping(m -> m.put("record", tree(named)));
        assertThat(NamedValues.toPlain(object, mapping -> false))
                .contains(Tree.mapping(m -> m.put("record", tree(plain))));
    }

    private static Tree tree(String json) {
        return JsonText.of(json).tree();
    }
}
