package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Adds data about the EC2 instance to records ({@code filterAws}, fluent-bit {@code aws}). An object without fields
 * enables the filter, too.
 */
@Value.Immutable
public interface FilterAws extends Editable<FilterAws, FilterAws.Builder> {
    /** How AWS filters are read, checked and written. */
    Shape<FilterAws> SHAPE = Shape.object("AWS filter", Builder::new)
            .text("Match", FilterAws::match, Builder::match)
            .text("imds_version", FilterAws::imdsVersion, Builder::imdsVersion)
            .flag("az", FilterAws::az, Builder::az)
            .flag("ec2_instance_id", FilterAws::ec2InstanceId, Builder::ec2InstanceId)
            .flag("ec2_instance_type", FilterAws::ec2InstanceType, Builder::ec2InstanceType)
            .flag("private_ip", FilterAws::privateIp, Builder::privateIp)
            .flag("ami_id", FilterAws::amiId, Builder::amiId)
            .flag("account_id", FilterAws::accountId, Builder::accountId)
            .flag("hostname", FilterAws::hostname, Builder::hostname)
            .flag("vpc_id", FilterAws::vpcId, Builder::vpcId)
            .rule(FluentbitOptions.words("imds_version", "v1", "v2"));

    /** The pattern of the tags to which the filter applies; empty means the operator's default, {@code *}. */
    Optional<String> match();

    /**
     * The version of the metadata service of the instance, {@code v1} or {@code v2}; empty means the operator's
     * default, v2.
     */
    Optional<String> imdsVersion();

    /** Whether the availability zone is added; empty means the operator's default, true. */
    Optional<Boolean> az();

    /** Whether the id of the instance is added; empty means the operator's default, true. */
    Optional<Boolean> ec2InstanceId();

    /** Whether the type of the instance is added; empty means the operator's default, false. */
    Optional<Boolean> ec2InstanceType();

    /** Whether the private address of the instance is added; empty means the operator's default, false. */
    Optional<Boolean> privateIp();

    /** Whether the id of the image of the instance is added; empty means the operator's default, false. */
    Optional<Boolean> amiId();

    /** Whether the id of the account is added; empty means the operator's default, false. */
    Optional<Boolean> accountId();

    /** Whether the host name of the instance is added; empty means the operator's default, false. */
    Optional<Boolean> hostname();

    /** Whether the id of the network of the instance is added; empty means the operator's default, false. */
    Optional<Boolean> vpcId();

    /** An AWS filter that the consumer fills in. */
    static FilterAws of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an AWS filter. */
    final class Builder extends ImmutableFilterAws.Builder implements ModelBuilder<FilterAws> {
        Builder() {}
    }
}
