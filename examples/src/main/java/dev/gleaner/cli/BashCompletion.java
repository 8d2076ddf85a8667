package dev.gleaner.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the completion function for bash. It needs bash 3.2, without the package bash-completion. */
final class BashCompletion {
    private static final String START = """
            # Completes calls of gleaner in bash: source <(gleaner completion bash)
            _gleaner() {
                local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
                local options= values= operands= i
                COMPREPLY=()
                # bash splits --option=value into three words.
                if [ "$word" = '=' ]; then
                    word=
                elif [ "$before" = '=' ]; then
                    before=${COMP_WORDS[COMP_CWORD-2]}
                fi
                if [ "$COMP_CWORD" -eq 1 ]; then
                    compopt +o default 2> /dev/null
                    COMPREPLY=($(compgen -W '%s --help --version' -- "$word"))
                    return
                fi
                for ((i = 2; i < COMP_CWORD; i++)); do
                    [ "${COMP_WORDS[i]}" != '--' ] || return
                done
                case $command in
            """;

    private static final String END = """
                esac
                if [ -n "$values" ]; then
                    [ "$values" = '<file>' ] && return
                    compopt +o default 2> /dev/null
                    [ "$values" = '<text>' ] && return
                    COMPREPLY=($(compgen -W "$values" -- "$word"))
                elif [[ $word == -* ]]; then
                    compopt +o default 2> /dev/null
                    COMPREPLY=($(compgen -W "$options --help" -- "$word"))
                elif [ "$operands" != '<file>' ]; then
                    compopt +o default 2> /dev/null
                    COMPREPLY=($(compgen -W "$operands" -- "$word"))
                fi
            }
            complete -o default -F _gleaner gleaner
            """;

    private BashCompletion() {}

    /** The script. Its words have no blanks or quotes, as those of the commands. */
    static String of(List<Syntax> commands) {
        StringBuilder script = new StringBuilder(
                START.formatted(commands.stream().map(Syntax::name).collect(Collectors.joining(" "))));
        commands.forEach(command -> append(command, script));
        return script.append(END).toString();
    }

    private static void append(Syntax command, StringBuilder script) {
        script.append("        ").append(command.name()).append(")\n            options='");
        script.append(command.options().stream().map(Option::name).collect(Collectors.joining(" ")));
        String operands = command.operands().stream()
                .map(some -> words(Candidates.of(some), ""))
                .collect(Collectors.joining(" "));
        script.append("' operands='")
                .append(operands.contains("<file>") ? "<file>" : operands.strip())
                .append("'\n            case $before in\n");
        for (Option<?> option : command.options()) {
            if (!option.isFlag()) {
                script.append("                ").append(option.name()).append(") values='");
                script.append(words(Candidates.of(option), "<text>")).append("' ;;\n");
            }
        }
        script.append("            esac\n            ;;\n");
    }

    private static String words(Candidates candidates, String none) {
        if (candidates.areFiles()) {
            return "<file>";
        }
        return candidates.words().isEmpty() ? none : String.join(" ", candidates.words());
    }
}
