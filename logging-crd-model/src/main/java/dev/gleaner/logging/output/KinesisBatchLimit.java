package dev.gleaner.logging.output;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.math.BigDecimal;

/**
 * The largest batch that a Kinesis service accepts.
 *
 * @param count the number of records
 * @param size the size in bytes
 */
record KinesisBatchLimit(int count, int size) implements Shape.Rule<Tree.Mapping> {
    @Override
    public void check(Tree.Mapping kinesis, Position position, FieldPath path, Violations violations) {
        check(kinesis, path, violations, "batch_request_max_count", count);
        check(kinesis, path, violations, "batch_request_max_size", size);
    }

    private static void check(Tree.Mapping kinesis, FieldPath path, Violations violations, String field, int limit) {
        if (kinesis.get(field).orElse(Tree.nothing()) instanceof Tree.Decimal number
                && number.value().compareTo(BigDecimal.valueOf(limit)) > 0) {
            violations.report(OutputFault.KINESIS_BATCH, kinesis, path, field, field, limit, number.value());
        }
    }
}
