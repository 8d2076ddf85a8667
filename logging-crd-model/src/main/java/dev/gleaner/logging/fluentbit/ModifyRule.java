package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * A change of {@link FilterModify}: exactly one of its fields is set. If several are set, the operator uses the first
 * in the order of the fields here, and ignores the others.
 */
@Value.Immutable
public interface ModifyRule extends Editable<ModifyRule, ModifyRule.Builder> {
    /** How modify rules are read, checked and written. */
    Shape<ModifyRule> SHAPE = Shape.object("modify rule", Builder::new)
            .part("Set", ModifyKeyValue.class, ModifyRule::set, Builder::set)
            .part("Add", ModifyKeyValue.class, ModifyRule::add, Builder::add)
            .part("Remove", ModifyKey.class, ModifyRule::remove, Builder::remove)
            .part("Remove_wildcard", ModifyKey.class, ModifyRule::removeWildcard, Builder::removeWildcard)
            .part("Remove_regex", ModifyKey.class, ModifyRule::removeRegex, Builder::removeRegex)
            .part("Rename", ModifyKeyValue.class, ModifyRule::rename, Builder::rename)
            .part("Hard_rename", ModifyKeyValue.class, ModifyRule::hardRename, Builder::hardRename)
            .part("Copy", ModifyKeyValue.class, ModifyRule::copy, Builder::copy)
            .part("Hard_copy", ModifyKeyValue.class, ModifyRule::hardCopy, Builder::hardCopy)
            .rule(ModifyRules::checkRule);

    /** Sets a field to a text, whether or not it exists; empty if the rule makes another change. */
    Optional<ModifyKeyValue> set();

    /** Adds a field with a text, unless it exists; empty if the rule makes another change. */
    Optional<ModifyKeyValue> add();

    /** Removes a field; empty if the rule makes another change. */
    Optional<ModifyKey> remove();

    /** Removes the fields whose names start with the key; empty if the rule makes another change. */
    Optional<ModifyKey> removeWildcard();

    /** Removes the fields whose names match the key, a regular expression; empty if the rule makes another change. */
    Optional<ModifyKey> removeRegex();

    /** Renames a field to the value, unless a field with that name exists; empty if the rule makes another change. */
    Optional<ModifyKeyValue> rename();

    /** Renames a field to the value, and replaces a field with that name; empty if the rule makes another change. */
    Optional<ModifyKeyValue> hardRename();

    /** Copies a field to the one named by the value, unless that exists; empty if the rule makes another change. */
    Optional<ModifyKeyValue> copy();

    /** Copies a field to the one named by the value, and replaces that; empty if the rule makes another change. */
    Optional<ModifyKeyValue> hardCopy();

    /** A modify rule that the consumer fills in. */
    static ModifyRule of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a modify rule. */
    final class Builder extends ImmutableModifyRule.Builder implements ModelBuilder<ModifyRule> {
        Builder() {}

        /** Sets a field to a text, whether or not it exists. */
        public Builder set(String key, String value) {
            return set(ModifyKeyValue.of(key, value));
        }

        /** Adds a field with a text, unless it exists. */
        public Builder add(String key, String value) {
            return add(ModifyKeyValue.of(key, value));
        }

        /** Removes a field. */
        public Builder remove(String key) {
            return remove(ModifyKey.of(key));
        }

        /** Removes the fields whose names start with a text. */
        public Builder removeWildcard(String key) {
            return removeWildcard(ModifyKey.of(key));
        }

        /** Removes the fields whose names match a regular expression. */
        public Builder removeRegex(String key) {
            return removeRegex(ModifyKey.of(key));
        }

        /** Renames a field, unless a field with the new name exists. */
        public Builder rename(String key, String newName) {
            return rename(ModifyKeyValue.of(key, newName));
        }

        /** Renames a field, and replaces a field with the new name. */
        public Builder hardRename(String key, String newName) {
            return hardRename(ModifyKeyValue.of(key, newName));
        }

        /** Copies a field, unless a field with the other name exists. */
        public Builder copy(String key, String copyName) {
            return copy(ModifyKeyValue.of(key, copyName));
        }

        /** Copies a field, and replaces a field with the other name. */
        public Builder hardCopy(String key, String copyName) {
            return hardCopy(ModifyKeyValue.of(key, copyName));
        }
    }
}
