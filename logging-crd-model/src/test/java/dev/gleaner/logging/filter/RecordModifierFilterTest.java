package dev.gleaner.logging.filter;

import static dev.gleaner.logging.filter.Filters.assertWritten;
import static dev.gleaner.logging.filter.Filters.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.document.Manifests;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordModifierFilterTest {
    @Test
    void setsReplacesAndRemovesFields() {
        assertWritten(
                RecordModifierFilter.of(r -> r.prepareValue("require 'socket'")
                        .charEncoding("utf-8:euc-jp")
                        .removeKeys("a,b")
                        .addReplace(
                                x -> x.key("log").expression("/password=\\S+/").replace("password=…"))
                        .addRecord("site", "staging")
                        .addRecord("host", "${record[\"host\"]}")),
                """
                filters:
                - record_modifier:
                    prepare_value: require 'socket'
                    char_encoding: utf-8:euc-jp
                    remove_keys: a,b
                    replaces:
                    - key: log
                      expression: /password=\\S+/
                      replace: password=…
                    records:
                    - site: staging
                    - host: ${record["host"]}
                """);
    }

    @Test
    void fieldsAreRemovedOrKept() {
        String message = ": remove_keys and whitelist_keys are exclusive with each other. [record-modifier-keys]";
        assertThat(violations("remove_keys: a\nwhitelist_keys: b\n", RecordModifierFilter.class))
                .containsExactly("2:1: whitelist_keys" + message);
        assertThat(violations("whitelist_keys: b\nremove_keys: a\n", RecordModifierFilter.class))
                .containsExactly("2:1: remove_keys" + message);
        assertThat(violations("remove_keys: \"\"\nwhitelist_keys: b\n", RecordModifierFilter.class))
                .isEmpty();
    }

    @Test
    void aReplacementIsComplete() {
        assertThat(violations("replaces:\n- key: a\n", RecordModifierFilter.class))
                .containsExactly(
                        "2:3: replaces[0].expression: missing; expected text [field-required]",
                        "2:3: replaces[0].replace: missing; expected text [field-required]");
    }

    @Test
    void recordsKeepTheirOrderAndCannotBeChanged() {
        String yaml = "records:\n- zulu: \"1\"\n  alpha: \"2\"\n";
        assertThat(Manifests.read(yaml, RecordModifierFilter.class).orThrow().toYaml())
                .isEqualTo(yaml);
        assertThat(Manifests.read(yaml, GeoipFilter.class).orThrow().toYaml()).isEqualTo(yaml);

        Map<String, String> fields = new LinkedHashMap<>(Map.of("a", "1"));
        RecordModifierFilter filter = RecordModifierFilter.of(r -> r.addRecord(fields));
        fields.put("b", "2");
        assertThat(filter.records()).containsExactly(Map.of("a", "1"));
        assertThatThrownBy(() -> filter.records().get(0).put("c", "3"))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
