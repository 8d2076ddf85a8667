package dev.gleaner.logging.render;

import dev.gleaner.document.Fault;

/** Reasons why the operator does not render a configuration, or leaves a flow out of it. */
public final class RenderFault {
    /**
     * The operator cannot build the configuration of a fluentd. It keeps the previous one, so no later change of any
     * flow or output of this Logging takes effect. Correct the object; the message has the words of the operator.
     */
    public static final Fault REFUSED = Fault.error("fluentd-config-refused", "failed to build model: %s");

    /**
     * The operator leaves out a flow that it cannot build, because the Logging has {@code skipInvalidResources: true}.
     * Records of the flow are lost. Correct the flow or its output; the message has the words of the operator.
     */
    public static final Fault SKIPPED = Fault.warning("fluentd-flow-skipped", "the operator skips this flow: %s");

    /**
     * The Logging runs no fluentd, so there is no configuration. Add {@code fluentd: {}} to its spec, or a
     * FluentdConfig to its control namespace; with two FluentdConfigs the operator uses none.
     */
    public static final Fault FLUENTD_NONE =
            Fault.error("fluentd-config-none", "runs no fluentd; expected fluentd in its spec, or one FluentdConfig");

    private RenderFault() {}
}
