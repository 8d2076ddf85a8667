package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * A condition of {@link FilterModify}: exactly one of its fields is set. If several are set, the operator uses the
 * first in the order of the fields here, and ignores the others.
 */
@Value.Immutable
public interface ModifyCondition extends Editable<ModifyCondition, ModifyCondition.Builder> {
    /** How modify conditions are read, checked and written. */
    Shape<ModifyCondition> SHAPE = Shape.object("modify condition", Builder::new)
            .part("Key_exists", ModifyKey.class, ModifyCondition::keyExists, Builder::keyExists)
            .part(
                    "Key_does_not_exist",
                    ModifyKeyValue.class,
                    ModifyCondition::keyDoesNotExist,
                    Builder::keyDoesNotExist)
            .part("A_key_matches", ModifyKey.class, ModifyCondition::aKeyMatches, Builder::aKeyMatches)
            .part("No_key_matches", ModifyKey.class, ModifyCondition::noKeyMatches, Builder::noKeyMatches)
            .part("Key_value_equals", ModifyKeyValue.class, ModifyCondition::keyValueEquals, Builder::keyValueEquals)
            .part(
                    "Key_value_does_not_equal",
                    ModifyKeyValue.class,
                    ModifyCondition::keyValueDoesNotEqual,
                    Builder::keyValueDoesNotEqual)
            .part("Key_value_matches", ModifyKeyValue.class, ModifyCondition::keyValueMatches, Builder::keyValueMatches)
            .part(
                    "Key_value_does_not_match",
                    ModifyKeyValue.class,
                    ModifyCondition::keyValueDoesNotMatch,
                    Builder::keyValueDoesNotMatch)
            .part(
                    "Matching_keys_have_matching_values",
                    ModifyKeyValue.class,
                    ModifyCondition::matchingKeysHaveMatchingValues,
                    Builder::matchingKeysHaveMatchingValues)
            .part(
                    "Matching_keys_do_not_have_matching_values",
                    ModifyKeyValue.class,
                    ModifyCondition::matchingKeysDoNotHaveMatchingValues,
                    Builder::matchingKeysDoNotHaveMatchingValues)
            .rule(ModifyRules::checkCondition);

    /** True if a field exists; empty if it is another condition. */
    Optional<ModifyKey> keyExists();

    /** True if a field does not exist; fluent-bit ignores the value. Empty if it is another condition. */
    Optional<ModifyKeyValue> keyDoesNotExist();

    /** True if the name of any field matches the key, a regular expression; empty if it is another condition. */
    Optional<ModifyKey> aKeyMatches();

    /** True if the name of no field matches the key, a regular expression; empty if it is another condition. */
    Optional<ModifyKey> noKeyMatches();

    /** True if a field exists and is equal to the value; empty if it is another condition. */
    Optional<ModifyKeyValue> keyValueEquals();

    /** True if a field exists and is not equal to the value; empty if it is another condition. */
    Optional<ModifyKeyValue> keyValueDoesNotEqual();

    /** True if a field exists and matches the value, a regular expression; empty if it is another condition. */
    Optional<ModifyKeyValue> keyValueMatches();

    /** True if a field exists and does not match the value, a regular expression; empty if it is another condition. */
    Optional<ModifyKeyValue> keyValueDoesNotMatch();

    /**
     * True if all fields whose names match the key match the value, both regular expressions; empty if it is another
     * condition.
     */
    Optional<ModifyKeyValue> matchingKeysHaveMatchingValues();

    /**
     * True if any field whose name matches the key does not match the value, both regular expressions; empty if it is
     * another condition.
     */
    Optional<ModifyKeyValue> matchingKeysDoNotHaveMatchingValues();

    /** A modify condition that the consumer fills in. */
    static ModifyCondition of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a modify condition. */
    final class Builder extends ImmutableModifyCondition.Builder implements ModelBuilder<ModifyCondition> {
        Builder() {}

        /** Requires that a field exists. */
        public Builder keyExists(String key) {
            return keyExists(ModifyKey.of(key));
        }

        /** Requires that a field does not exist. */
        public Builder keyDoesNotExist(String key) {
            return keyDoesNotExist(ModifyKeyValue.of(e -> e.key(key)));
        }

        /** Requires that the name of any field matches a regular expression. */
        public Builder aKeyMatches(String key) {
            return aKeyMatches(ModifyKey.of(key));
        }

        /** Requires that the name of no field matches a regular expression. */
        public Builder noKeyMatches(String key) {
            return noKeyMatches(ModifyKey.of(key));
        }

        /** Requires that a field has a value. */
        public Builder keyValueEquals(String key, String value) {
            return keyValueEquals(ModifyKeyValue.of(key, value));
        }

        /** Requires that a field exists and has another value. */
        public Builder keyValueDoesNotEqual(String key, String value) {
            return keyValueDoesNotEqual(ModifyKeyValue.of(key, value));
        }

        /** Requires that a field matches a regular expression. */
        public Builder keyValueMatches(String key, String pattern) {
            return keyValueMatches(ModifyKeyValue.of(key, pattern));
        }

        /** Requires that a field exists and does not match a regular expression. */
        public Builder keyValueDoesNotMatch(String key, String pattern) {
            return keyValueDoesNotMatch(ModifyKeyValue.of(key, pattern));
        }

        /** Requires that all fields whose names match a regular expression match another one. */
        public Builder matchingKeysHaveMatchingValues(String key, String pattern) {
            return matchingKeysHaveMatchingValues(ModifyKeyValue.of(key, pattern));
        }

        /** Requires that any field whose name matches a regular expression does not match another one. */
        public Builder matchingKeysDoNotHaveMatchingValues(String key, String pattern) {
            return matchingKeysDoNotHaveMatchingValues(ModifyKeyValue.of(key, pattern));
        }
    }
}
