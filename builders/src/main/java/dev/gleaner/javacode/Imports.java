package dev.gleaner.javacode;

import java.util.Map;
import java.util.TreeMap;

/** The names of the types in a class, and the imports that they need. */
final class Imports {
    /** Full names by simple ones. A name that the class itself has is there with an empty text. */
    private final Map<String, String> types = new TreeMap<>();

    /** Creates the imports of a class with a name. */
    Imports(String className) {
        types.put(className, "");
    }

    /** The name by which the code refers to a type: the simple one, unless another type has it. */
    String nameOf(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        if (outer != null) {
            return nameOf(outer) + "." + type.getSimpleName();
        }
        if (type.getPackageName().equals("java.lang")) {
            return type.getSimpleName();
        }
        String other = types.putIfAbsent(type.getSimpleName(), type.getName());
        return other == null || other.equals(type.getName()) ? type.getSimpleName() : type.getName();
    }

    /** The import declarations, sorted. */
    @Override
    public String toString() {
        StringBuilder code = new StringBuilder();
        types.values().stream().filter(name -> !name.isEmpty()).sorted().forEach(name -> code.append("import ")
                .append(name)
                .append(";\n"));
        return code.toString();
    }
}
