package dev.gleaner.event.audit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A user of the API server (Kubernetes v1.24, k8s.io/api/authentication/v1). Immutable. A user from a log decodes its
 * fields on demand, and equals a built user with the same content.
 */
@Value.Immutable
public abstract class UserInfo implements Editable<UserInfo, UserInfo.Builder> {
    /** How users are read and written. */
    public static final Shape<UserInfo> SHAPE = Shape.object("user", Builder::new)
            .defaulted("username", Scalar.TEXT, "", UserInfo::username, Builder::username)
            .defaulted("uid", Scalar.TEXT, "", UserInfo::uid, Builder::uid)
            .texts("groups", UserInfo::groups, Builder::groups)
            .map("extra", Shape.list(Scalar.TEXT), UserInfo::extra, Builder::extra);

    /** Nobody: the user of a request that failed authentication. */
    public static final UserInfo NOBODY = of(u -> {});

    /** For the implementations. */
    protected UserInfo() {}

    /** The name, such as {@code system:serviceaccount:kube-system:coredns}; empty if nobody was authenticated. */
    @Value.Default
    public String username() {
        return "";
    }

    /** The uid of the user; empty if the authenticator provides none. */
    @Value.Default
    public String uid() {
        return "";
    }

    /** The groups, in the server's order; empty if there are none. */
    public abstract List<String> groups();

    /**
     * Further attributes from the authenticator, such as {@code authentication.kubernetes.io/pod-name}; empty if there
     * are none.
     */
    public abstract Map<String, List<String>> extra();

    /** The first value of an extra attribute; empty if there is none. */
    public Optional<String> firstExtra(String key) {
        Objects.requireNonNull(key, "key");
        return extra().getOrDefault(key, List.of()).stream().findFirst();
    }

    /** A user that the consumer fills in. */
    public static UserInfo of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof UserInfo user
                        && username().equals(user.username())
                        && uid().equals(user.uid())
                        && groups().equals(user.groups())
                        && extra().equals(user.extra())
                        && unknownFields().equals(user.unknownFields());
    }

    @Override
    public final int hashCode() {
        return username().hashCode() * 31 + uid().hashCode();
    }

    /** The name and the uid, with control characters escaped. */
    @Override
    public final String toString() {
        return "UserInfo[" + Violation.quoted(username()) + (uid().isEmpty() ? "" : " " + Violation.quoted(uid()))
                + "]";
    }

    /** Builds a user. */
    public static final class Builder extends ImmutableUserInfo.Builder implements ModelBuilder<UserInfo> {
        Builder() {}

        /** Builds the user. Copies the lists of values if they are mutable. */
        @Override
        public UserInfo build() {
            UserInfo user = super.build();
            // List.copyOf returns a list that is already immutable.
            if (user.extra().values().stream().allMatch(values -> List.copyOf(values) == values)) {
                return user;
            }
            Map<String, List<String>> own = new LinkedHashMap<>();
            user.extra().forEach((key, values) -> own.put(key, List.copyOf(values)));
            return extra(own).build();
        }
    }
}
