package dev.gleaner.harvester.node;

import dev.gleaner.document.Fault;

/** Reasons why a file of a node is not changed. */
public final class EditFault {
    /**
     * The file already has another value. It is not overwritten, because somebody has chosen it. Change it by hand, or
     * remove it and repeat the change.
     */
    public static final Fault CONFLICT = Fault.error("edit-conflict", "found %s, expected %s; it is not overwritten");

    /**
     * Another file of {@code config.yaml.d} sets the option, too. RKE2 merges the files in the order of their names and
     * uses the last value (k3s, pkg/configfilearg), so the option of the changed file has no effect. Remove the other
     * one, or correct its value.
     */
    public static final Fault OVERRIDES =
            Fault.warning("edit-overrides", "found %s, expected %s; RKE2 reads this file later, so its value wins");

    /**
     * The file already has another audit policy. It is not overwritten, because somebody has chosen it. Change it by
     * hand, or replace it explicitly: {@code gleaner install --replace-policy} shows the difference.
     */
    public static final Fault OTHER_POLICY =
            Fault.error("edit-other-policy", "found an audit policy that differs from %s; it is not overwritten");

    /**
     * The value cannot be added without changing other parts of the text, for instance because the text is in flow
     * style, is encoded, or ends with a value that a further line would continue. Add the value by hand.
     */
    public static final Fault NO_PLACE =
            Fault.error("edit-no-place", "%s cannot be added here without changing other parts; add it by hand");

    /**
     * The option is inside a condition or a loop of the template. The rendered file may lack it, and the audit log is
     * then off. Move the line out of the condition.
     */
    public static final Fault CONDITIONAL = Fault.error(
            "edit-conditional", "is inside a condition or a loop of the template, so the rendered file may lack it");

    /**
     * The number of {@code end} actions of a template differs from the number of conditions and loops. The template
     * cannot be rendered, and a line at its end would be inside a condition. Correct the template.
     */
    public static final Fault UNBALANCED =
            Fault.error("edit-unbalanced", "the conditions and loops of the template do not match its end actions");

    /**
     * The last action of a template removes the line end that follows it. A further line would be joined to the line
     * before. Write <code>}}</code> instead of <code>-}}</code>.
     */
    public static final Fault TRIMMED = Fault.error(
            "edit-trimmed", "the last action ends in -}} and removes the line end after it; write }} instead");

    /**
     * The configuration has no list of files in the first step of its stage {@code initramfs}, where the Harvester
     * installer writes the files of RKE2. It is probably another kind of file. Name the file that the installer wrote.
     */
    public static final Fault NO_FILES = Fault.error(
            "custom-config-files", "found %s, expected the list of files that the Harvester installer writes");

    /**
     * The configuration does not write the RKE2 server configuration, as on agents and on servers that were agents
     * before. Only the policy is put into it. On a server, the option in the file under {@code /etc/rancher} turns the
     * audit log on.
     */
    public static final Fault NO_SERVER =
            Fault.warning("custom-config-no-server", "does not write %s, as on agents; the option is not put into it");

    private EditFault() {}
}
