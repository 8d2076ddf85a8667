package dev.gleaner.laws;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Excludes test classes, also those that modules share as a jar. They may be in a folder of any name, as a profile sets. */
final class NoTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
        return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
}
