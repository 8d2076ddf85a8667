package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Map;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The service account of the operator. */
@Value.Immutable
public interface OperatorServiceAccount extends Editable<OperatorServiceAccount, OperatorServiceAccount.Builder> {
    /** How operator service accounts are read, checked and written. */
    Shape<OperatorServiceAccount> SHAPE = Shape.object("operator service account", Builder::new)
            .textMap("annotations", OperatorServiceAccount::annotations, Builder::annotations)
            .open(ValuesFault.UNREAD);

    /** Its annotations; empty means none. */
    Map<String, String> annotations();

    /** A service account that the consumer fills in. */
    static OperatorServiceAccount of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a service account. */
    final class Builder extends ImmutableOperatorServiceAccount.Builder
            implements ModelBuilder<OperatorServiceAccount> {
        Builder() {}
    }
}
