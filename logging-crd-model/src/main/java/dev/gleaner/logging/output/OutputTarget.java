package dev.gleaner.logging.output;

import dev.gleaner.document.Choice;

/** The plug-in of an output. An output has exactly one. */
public sealed interface OutputTarget
        permits FileOutput,
                GelfOutput,
                HttpOutput,
                LokiOutput,
                NullOutput,
                SplunkHecOutput,
                SyslogOutput,
                OpaqueOutput {
    /** The choice of a plug-in by its key. */
    Choice<OutputTarget> CHOICE = new Choice<>(
            "output target",
            OutputTarget.class,
            OpaqueOutput.KEYS,
            OpaqueOutput::new,
            OutputFault.OUTPUT_TARGET_NONE,
            OutputFault.OUTPUT_TARGETS);
}
