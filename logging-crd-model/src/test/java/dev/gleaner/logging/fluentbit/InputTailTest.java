package dev.gleaner.logging.fluentbit;

import static dev.gleaner.logging.fluentbit.Specs.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTailTest {
    @Test
    void aTailInputReadsAsItIsWritten() {
        InputTail tail = InputTail.of(t -> t.path("/var/log/containers/*_shop_*.log")
                .readFromHead(true)
                .bufferMaxSize("2MB")
                .db("")
                .dbLocking(false)
                .addMultilineParser("cri")
                .addMultilineParser("java"));
        String yaml = """
                Path: /var/log/containers/*_shop_*.log
                Read_From_Head: true
                Buffer_Max_Size: 2MB
                DB: ""
                DB.locking: false
                multiline.parser:
                - cri
                - java
                """;
        assertThat(tail.toYaml()).isEqualTo(yaml);
        assertThat(Manifests.read(yaml, InputTail.class).orThrow()).isEqualTo(tail);
        assertThat(Manifests.validate(tail)).isEmpty();
    }

    @Test
    void optionsThatFluentbitDoesNotHaveAreRefused() {
        assertThat(violations("DB_Sync: Full\nParser_N: [nginx]\n", InputTail.class))
                .containsExactly(
                        "1:1: DB_Sync: fluent-bit refuses this: unknown configuration property 'DB_Sync'"
                                + " [fluentbit-option-unknown]",
                        "2:1: Parser_N: fluent-bit refuses this: unknown configuration property 'Parse_0'"
                                + " [fluentbit-option-unknown]");
        assertThat(violations("DB_Sync: ''\nParser_N: []\n", InputTail.class)).isEmpty();
    }

    @Test
    void aMultilineParserDropsTheOtherOnes() {
        assertThat(violations("""
                multiline.parser: [cri]
                Parser: json
                Parser_N: [nginx]
                """, InputTail.class))
                .containsExactly(
                        "2:1: Parser: warning: ignored, because the operator drops it if multiline.parser is set"
                                + " [fluentbit-option-dropped]",
                        "3:1: Parser_N: warning: ignored, because the operator drops it if multiline.parser is set"
                                + " [fluentbit-option-dropped]");
    }

    @Test
    void aLongLineShouldNotEndItsFile() {
        assertThat(violations("Skip_Long_Lines: \"off\"\n", InputTail.class))
                .containsExactly("1:1: Skip_Long_Lines: warning: fluent-bit gives up a file at the first line that"
                        + " exceeds the buffer; expected On [fluentbit-long-lines]");
    }

    @Test
    void aSwitchIsOnOrOff() {
        assertThat(violations("Multiline: enabled\nDocker_Mode: '1'\nSkip_Long_Lines: On\n", InputTail.class))
                .containsExactly(
                        "1:12: Multiline: invalid value for boolean property: \"enabled\"; expected On or Off"
                                + " [fluentbit-switch]",
                        "2:14: Docker_Mode: invalid value for boolean property: \"1\"; expected On or Off"
                                + " [fluentbit-switch]",
                        "3:18: Skip_Long_Lines: found the boolean On, expected text; put it in quotes [type-wrong]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"On", "on", "TRUE", "yes", "Off", "no", "${MULTILINE}", ""})
    void wordsOfFluentbitAreSwitches(String word) {
        assertThat(violations("Multiline: '" + word + "'\n", InputTail.class)).isEmpty();
    }

    @Test
    void aSizeHasAUnitOfFluentbit() {
        assertThat(violations("Mem_Buf_Limit: 5Mi\nBuffer_Max_Size: large\n", InputTail.class))
                .containsExactly(
                        "1:16: Mem_Buf_Limit: unknown size \"5Mi\"; expected a number with K, M or G, such as 5M"
                                + " [fluentbit-size]",
                        "2:18: Buffer_Max_Size: unknown size \"large\"; expected a number with K, M or G, such as 5M"
                                + " [fluentbit-size]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5MB", "5m", "1.5G", "32768", "64k", "false", "${LIMIT}"})
    void numbersWithUnitsOfFluentbitAreSizes(String size) {
        assertThat(violations("Mem_Buf_Limit: '" + size + "'\n", InputTail.class))
                .isEmpty();
    }

    @Test
    void recordsWaitInMemoryOrFiles() {
        assertThat(violations("storage.type: disk\n", InputTail.class))
                .containsExactly("1:1: [\"storage.type\"]: unknown value \"disk\"; expected memory, filesystem or memrb"
                        + " [fluentbit-word-unknown]");
    }
}
