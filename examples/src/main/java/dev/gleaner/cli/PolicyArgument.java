package dev.gleaner.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** The audit policy that a command reads: an option, or the first argument. */
final class PolicyArgument {
    /** What can stand for a policy, for help texts. */
    static final String FORM = "a file, - for standard input, or the name of a policy, such as recommended, shipped or"
            + " virtual-machines,images. If a file has this name, the file is read.";

    private final Option<String> option;
    private final Operands operand;

    PolicyArgument(Syntax syntax) {
        option = syntax.text("--policy", "POLICY", "The audit policy; it can also be the first argument.");
        operand = syntax.operand("POLICY", "The audit policy: " + FORM + " Omit it with --policy.")
                .orOption(option, 1);
    }

    /** The file or the name. */
    String name() {
        return option.value().orElseGet(operand::one);
    }

    /** Whether it is the first argument. */
    boolean isPositional() {
        return !option.isGiven();
    }

    /** Whether there is neither a file nor a policy with this name. */
    boolean isMissing() {
        return !name().equals(Inputs.STANDARD_INPUT)
                && !Files.exists(Path.of(name()))
                && PolicyTable.named(name()).isEmpty();
    }

    /** Reads the policy, and prints its violations to standard error. */
    PolicyFile read(ReleaseOptions release, PrintWriter err) {
        return PolicyFile.read(name(), release, err);
    }
}
