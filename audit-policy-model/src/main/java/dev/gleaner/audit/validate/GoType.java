package dev.gleaner.audit.validate;

import java.util.Map;

/** A Go type of the server: it determines which values can be decoded. */
sealed interface GoType {
    /** A text. */
    GoType TEXT = new Text("string");

    /** A boolean. */
    GoType FLAG = new Flag();

    /** A whole number of 64 bits. */
    GoType WHOLE = new Whole();

    /** A point in time in RFC 3339. */
    GoType TIME = new Time();

    /** Anything. */
    GoType ANY = new Any();

    /** The name of the type in Go's messages. */
    String spelling();

    /** A text; Go has several string types. */
    record Text(String spelling) implements GoType {}

    /** A boolean. */
    record Flag() implements GoType {
        @Override
        public String spelling() {
            return "bool";
        }
    }

    /** A whole number of 64 bits. */
    record Whole() implements GoType {
        @Override
        public String spelling() {
            return "int64";
        }
    }

    /** A point in time, which decodes itself from a text. */
    record Time() implements GoType {
        @Override
        public String spelling() {
            return "string";
        }
    }

    /** Anything. */
    record Any() implements GoType {
        @Override
        public String spelling() {
            return "interface {}";
        }
    }

    /** A list. */
    record ListOf(GoType element) implements GoType {
        @Override
        public String spelling() {
            return "[]" + element.spelling();
        }
    }

    /** A mapping of any names. */
    record MapOf(GoType value) implements GoType {
        @Override
        public String spelling() {
            return "map[string]" + value.spelling();
        }
    }

    /** An object with fields; its Go package is named after the API version. */
    record Struct(String version, String name, Map<String, GoType> fields) implements GoType {
        @Override
        public String spelling() {
            return version + "." + name;
        }
    }
}
