package dev.gleaner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The schema of audit policies; {@code -Dgolden.update} rewrites it. */
class AuditPolicySchemaTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/gleaner/audit/AuditPolicy.schema.json");

    @Test
    void theSchemaHasEveryFieldWithItsTypeAndDescription() throws IOException {
        String schema = JsonSchema.of(AuditPolicy.class).toJson();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, schema);
        }
        assertThat(GOLDEN).content().isEqualTo(schema);
    }
}
