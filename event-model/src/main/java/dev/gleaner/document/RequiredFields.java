package dev.gleaner.document;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The required fields of the Kubernetes types that objects of the logging operator embed. The classes of fabric8 do not
 * contain this fact. A field is in the table if the CRDs of all versions (3.17.3 to 6.7.0) require it wherever they
 * embed the type; a type without required fields is not in the table.
 */
final class RequiredFields {
    /** The package of fabric8 with the types of the table. */
    static final String PACKAGE = "io.fabric8.kubernetes.api.model";

    /** A type in each line, and its fields. */
    private static final String TABLE = """
            AWSElasticBlockStoreVolumeSource volumeID
            AppArmorProfile type
            AzureDiskVolumeSource diskName diskURI
            AzureFileVolumeSource secretName shareName
            CSIVolumeSource driver
            CephFSVolumeSource monitors
            CinderVolumeSource volumeID
            ClusterTrustBundleProjection path
            ConfigMapKeySelector key
            Container name
            ContainerPort containerPort
            ContainerResizePolicy resourceName restartPolicy
            ContainerRestartRule action
            ContainerRestartRuleOnExitCodes operator
            DownwardAPIVolumeFile path
            EnvVar name
            EphemeralContainer name
            FileKeySelector key path volumeName
            FlexVolumeSource driver
            GCEPersistentDiskVolumeSource pdName
            GRPCAction port
            GitRepoVolumeSource repository
            GlusterfsVolumeSource endpoints path
            HTTPGetAction port
            HTTPHeader name value
            HostPathVolumeSource path
            ISCSIVolumeSource iqn lun targetPortal
            KeyToPath key path
            LabelSelectorRequirement key operator
            NFSVolumeSource path server
            NodeSelector nodeSelectorTerms
            NodeSelectorRequirement key operator
            ObjectFieldSelector fieldPath
            PersistentVolumeClaimTemplate spec
            PersistentVolumeClaimVolumeSource claimName
            PhotonPersistentDiskVolumeSource pdID
            PodAffinityTerm topologyKey
            PodCertificateProjection keyType signerName
            PodReadinessGate conditionType
            PortworxVolumeSource volumeID
            PreferredSchedulingTerm preference weight
            QuobyteVolumeSource registry volume
            RBDVolumeSource image monitors
            ResourceClaim name
            ResourceFieldSelector resource
            ScaleIOVolumeSource gateway secretRef system
            SeccompProfile type
            SecretKeySelector key
            ServiceAccountTokenProjection path
            ServicePort port
            SleepAction seconds
            Sysctl name value
            TCPSocketAction port
            TopologySpreadConstraint maxSkew topologyKey whenUnsatisfiable
            TypedLocalObjectReference kind name
            TypedObjectReference kind name
            Volume name
            VolumeDevice devicePath name
            VolumeMount mountPath name
            VsphereVirtualDiskVolumeSource volumePath
            WeightedPodAffinityTerm podAffinityTerm weight
            """;

    private static final Map<String, List<String>> BY_TYPE = TABLE.lines()
            .map(line -> List.of(line.split(" ")))
            .collect(Collectors.toUnmodifiableMap(words -> words.get(0), words -> words.subList(1, words.size())));

    private RequiredFields() {}

    /** The required fields of a class of fabric8's model; empty if there are none, or if the class is not known. */
    static List<String> of(Class<?> type) {
        return type.getPackageName().equals(PACKAGE)
                ? BY_TYPE.getOrDefault(type.getSimpleName(), List.of())
                : List.of();
    }

    /** All types with required fields. */
    static Map<String, List<String>> byType() {
        return BY_TYPE;
    }
}
