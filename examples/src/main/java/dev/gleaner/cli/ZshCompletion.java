package dev.gleaner.cli;

import java.util.List;

/** Writes the completion function for zsh. It can be sourced, or be a file {@code _gleaner} in a folder of fpath. */
final class ZshCompletion {
    private static final String START = """
            #compdef gleaner
            # Completes calls of gleaner in zsh: source <(gleaner completion zsh)
            _gleaner() {
              local curcontext=$curcontext state line
              local -a commands
              typeset -A opt_args
              _arguments -C '(- *)'{-h,--help}'[Prints the help]' '(- *)'{-V,--version}'[Prints the version]' \\
                '1:command:->command' '*::argument:->argument'
              case $state in
                command)
                  commands=(
            """;

    private static final String ARGUMENTS = """
                  )
                  _describe command commands
                  ;;
                argument)
                  case $words[1] in
            """;

    private static final String END = """
                  esac
                  ;;
              esac
            }
            if [ "$funcstack[1]" = _gleaner ]; then
              _gleaner "$@"
            else
              compdef _gleaner gleaner
            fi
            """;

    private ZshCompletion() {}

    /** The script. */
    static String of(List<Syntax> commands) {
        StringBuilder script = new StringBuilder(START);
        for (Syntax command : commands) {
            script.append("        ")
                    .append(quoted(command.name() + ":" + command.summary()))
                    .append('\n');
        }
        script.append(ARGUMENTS);
        commands.forEach(command -> append(command, script));
        return script.append(END).toString();
    }

    private static void append(Syntax command, StringBuilder script) {
        script.append("        ")
                .append(command.name())
                .append(") _arguments -s '(- *)'{-h,--help}'[Prints this help]'");
        for (Option<?> option : command.options()) {
            script.append(" \\\n          ").append(quoted(spec(option)));
        }
        int index = 1;
        for (Operands some : command.operands()) {
            String place = some.isSingle() ? Integer.toString(index++) : "*";
            script.append(" \\\n          ")
                    .append(quoted(place + ":" + some.label() + ":" + action(Candidates.of(some))));
        }
        script.append(" ;;\n");
    }

    private static String spec(Option<?> option) {
        String spec = (option.isRepeatable() ? "*" : "") + option.name() + (option.isFlag() ? "" : "=") + "["
                + escaped(Syntax.firstSentence(option.description())) + "]";
        if (option.isFlag()) {
            return spec;
        }
        return spec + (option.isOptionalValue() ? "::" : ":") + option.label() + ":" + action(Candidates.of(option));
    }

    private static String action(Candidates candidates) {
        if (candidates.areFiles()) {
            return "_files";
        }
        return candidates.words().isEmpty() ? " " : "(" + String.join(" ", candidates.words()) + ")";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
