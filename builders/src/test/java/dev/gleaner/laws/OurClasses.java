package dev.gleaner.laws;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;

/** The classes of all modules, without those of tests. */
final class OurClasses {
    private static final List<Class<?>> ALL = ArchConfiguration.withThreadLocalScope(configuration -> {
        // The classes of libraries are not read.
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return imported();
    });

    private OurClasses() {}

    private static List<Class<?>> imported() {
        return new ClassFileImporter()
                .withImportOption(new NoTests()).importPackages("dev.gleaner").stream()
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    static List<Class<?>> all() {
        return ALL;
    }
}
