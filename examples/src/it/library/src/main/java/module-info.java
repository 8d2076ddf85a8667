/** Uses each module of Gleaner. */
module library {
    requires dev.gleaner.event;
    requires dev.gleaner.audit;
    requires dev.gleaner.logging;
    requires dev.gleaner.builders;

    // Gleaner needs these at run time. Without a module-info it cannot require them itself.
    requires com.fasterxml.jackson.databind;
    requires org.yaml.snakeyaml;
}
