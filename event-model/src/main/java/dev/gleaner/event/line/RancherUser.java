package dev.gleaner.event.line;

import dev.gleaner.document.Position;
import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The users of an entry of Rancher's API audit log, with the field names of Kubernetes: who made the request, and as
 * whom. A login has only the name in {@code userLoginName}; it becomes the extra attribute {@code username}, in which
 * Rancher records it for all later requests.
 */
final class RancherUser {
    private static final String LOGIN = "username";

    private final Tree.Mapping entry;
    private final Tree user;

    private RancherUser(Tree.Mapping entry) {
        this.entry = entry;
        this.user = entry.get("user").orElse(Tree.nothing());
    }

    static RancherUser of(Tree.Mapping entry) {
        return new RancherUser(entry);
    }

    /** Adds {@code user}, and {@code impersonatedUser} if there is one. A user that is not a mapping stays as it is. */
    void addTo(List<Tree.Field> event) {
        if (!(user instanceof Tree.Mapping mapping)) {
            if (user instanceof Tree.Nothing) {
                loginName().ifPresent(login -> event.add(field("user", withExtra(List.of(), login), Position.NONE)));
            } else {
                event.add(field("user", user, entry.positionOf("user")));
            }
            return;
        }
        event.add(field("user", authenticated(mapping), entry.positionOf("user")));
        if (!mapping.text("requestUser").orElse("").isEmpty()) {
            event.add(field("impersonatedUser", requested(mapping), mapping.positionOf("requestUser")));
        }
    }

    private Tree authenticated(Tree.Mapping mapping) {
        boolean impersonates = !mapping.text("requestUser").orElse("").isEmpty();
        List<Tree.Field> fields = new ArrayList<>();
        for (Tree.Field field : mapping.fields()) {
            switch (field.name()) {
                case "name" -> fields.add(field("username", field.value(), field.position()));
                case "group" -> fields.add(field("groups", field.value(), field.position()));
                case "requestUser", "requestGroups" -> {
                    if (!impersonates) {
                        fields.add(field);
                    }
                }
                default -> fields.add(field);
            }
        }
        return loginName()
                .map(login -> withExtra(fields, login))
                .orElseGet(() -> Tree.mapping(mapping.position(), fields));
    }

    private static Tree requested(Tree.Mapping mapping) {
        List<Tree.Field> fields = new ArrayList<>();
        fields.add(field("username", mapping.get("requestUser").orElseThrow(), mapping.positionOf("requestUser")));
        mapping.get("requestGroups")
                .ifPresent(groups -> fields.add(field("groups", groups, mapping.positionOf("requestGroups"))));
        return Tree.mapping(mapping.position(), fields);
    }

    private Optional<String> loginName() {
        return entry.text("userLoginName").filter(name -> !name.isEmpty());
    }

    /** The user with a login name, unless the attributes have one or cannot have it. */
    private Tree withExtra(List<Tree.Field> fields, String login) {
        Tree.Mapping plain = Tree.mapping(user.position(), fields);
        Tree extra = plain.get("extra").orElse(Tree.nothing());
        if (!(extra instanceof Tree.Nothing) && !(extra instanceof Tree.Mapping)) {
            return plain;
        }
        List<Tree.Field> attributes =
                new ArrayList<>(extra instanceof Tree.Mapping mapping ? mapping.fields() : List.of());
        if (attributes.stream().noneMatch(attribute -> attribute.name().equals(LOGIN))) {
            attributes.add(field(LOGIN, Tree.texts(login), user.position()));
        }
        List<Tree.Field> all = new ArrayList<>(fields);
        all.removeIf(field -> field.name().equals("extra"));
        all.add(field("extra", Tree.mapping(user.position(), attributes), user.position()));
        return Tree.mapping(user.position(), all);
    }

    private static Tree.Field field(String name, Tree value, Position position) {
        return new Tree.Field(name, value, position);
    }
}
