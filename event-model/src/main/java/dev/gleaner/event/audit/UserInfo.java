package dev.gleaner.event.audit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** A user of the API server (Kubernetes v1.24, k8s.io/api/authentication/v1). */
@Value.Immutable
public interface UserInfo extends Editable<UserInfo, UserInfo.Builder> {
    /** How users are read and written. */
    Shape<UserInfo> SHAPE = Shape.object("user", Builder::new)
            .defaulted("username", Scalar.TEXT, "", UserInfo::username, Builder::username)
            .defaulted("uid", Scalar.TEXT, "", UserInfo::uid, Builder::uid)
            .texts("groups", UserInfo::groups, Builder::groups)
            .map("extra", Shape.list(Scalar.TEXT), UserInfo::extra, Builder::extra);

    /** Nobody: the user of a request that failed authentication. */
    UserInfo NOBODY = of(u -> {});

    /** The name, such as {@code system:serviceaccount:kube-system:coredns}; empty if nobody was authenticated. */
    @Value.Default
    default String username() {
        return "";
    }

    /** The uid of the user; empty if the authenticator provides none. */
    @Value.Default
    default String uid() {
        return "";
    }

    /** The groups, in the server's order; empty if there are none. */
    List<String> groups();

    /**
     * Further attributes from the authenticator, such as {@code authentication.kubernetes.io/pod-name}; empty if there
     * are none.
     */
    Map<String, List<String>> extra();

    /** The first value of an extra attribute; empty if there is none. */
    default Optional<String> firstExtra(String key) {
        Objects.requireNonNull(key, "key");
        return extra().getOrDefault(key, List.of()).stream().findFirst();
    }

    /** A user that the consumer fills in. */
    static UserInfo of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a user. */
    final class Builder extends ImmutableUserInfo.Builder implements ModelBuilder<UserInfo> {
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
