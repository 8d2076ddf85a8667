package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** How the two ends of the forward protocol identify themselves: in {@link ForwardOutput}, and in the forward input. */
@Value.Immutable
public interface ForwardSecurity extends Editable<ForwardSecurity, ForwardSecurity.Builder> {
    /** How the security of the forward protocol is read, checked and written. */
    Shape<ForwardSecurity> SHAPE = Shape.object("security", Builder::new)
            .required("self_hostname", Scalar.TEXT, ForwardSecurity::selfHostname, Builder::selfHostname)
            .required("shared_key", Scalar.SECRET, ForwardSecurity::sharedKey, Builder::sharedKey)
            .flag("user_auth", ForwardSecurity::userAuth, Builder::userAuth)
            .flag("allow_anonymous_source", ForwardSecurity::allowAnonymousSource, Builder::allowAnonymousSource);

    /** The name of this end, which is sent to the other one. The two ends must have different names. */
    String selfHostname();

    /** The key that both ends know. Everyone who can read the manifest can read it. */
    @Value.Redacted
    String sharedKey();

    /** Whether an input requires user name and password; empty means false. An output ignores it. */
    Optional<Boolean> userAuth();

    /**
     * Whether an input accepts any host; empty means true. The operator omits false, so false has the same effect. An
     * output ignores it.
     */
    Optional<Boolean> allowAnonymousSource();

    /** Security that the consumer fills in. */
    static ForwardSecurity of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the security of the forward protocol. */
    final class Builder extends ImmutableForwardSecurity.Builder implements ModelBuilder<ForwardSecurity> {
        Builder() {}
    }
}
