package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Source;
import dev.gleaner.document.Version;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stores of clouds other than Amazon's. */
class ObjectStoresTest {
    @Test
    void googleIsWrittenInTheOrderOfItsFields() {
        ClusterOutput output = output(GcsOutput.of(g -> g.bucket("audit")
                .project("harvester-lab")
                .credentialsJson(SecretValue.from("gcs", "account.json"))
                .storeAs("json")
                .acl("project_private")
                .addObjectMetadata(GcsObjectMetadata.of("cluster", "lab"))
                .addObjectMetadata(m -> m.key("site").value("west"))
                .format(f -> f.type(FormatType.JSON))
                .buffer(b -> b.timekey("1h"))));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: store
                spec:
                  gcs:
                    project: harvester-lab
                    bucket: audit
                    credentials_json:
                      valueFrom:
                        secretKeyRef:
                          name: gcs
                          key: account.json
                    store_as: json
                    acl: project_private
                    object_metadata:
                    - key: cluster
                      value: lab
                    - key: site
                      value: west
                    format:
                      type: json
                    buffer:
                      timekey: 1h
                """);
        assertThat(Manifests.read(output.toYaml(), ClusterOutput.class).orThrow())
                .isEqualTo(output);
    }

    @Test
    void azureIsWrittenInTheOrderOfItsFields() {
        ClusterOutput output = output(AzureStorageOutput.of(a -> a.azureContainer("audit")
                .azureStorageAccount(SecretValue.literal("harvester"))
                .azureStorageSasToken(SecretValue.from("azure", "token"))
                .azureCloud("AZUREGERMANCLOUD")
                .format("ltsv")
                .buffer(b -> b.timekey("5m"))));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: store
                spec:
                  azurestorage:
                    azure_storage_account:
                      value: harvester
                    azure_container: audit
                    azure_storage_sas_token:
                      valueFrom:
                        secretKeyRef:
                          name: azure
                          key: token
                    azure_cloud: AZUREGERMANCLOUD
                    format: ltsv
                    buffer:
                      timekey: 5m
                """);
        assertThat(Manifests.read(output.toYaml(), ClusterOutput.class).orThrow())
                .isEqualTo(output);
    }

    @Test
    void alibabaIsWrittenInTheOrderOfItsFields() {
        ClusterOutput output = output(OssOutput.of(o -> o.endpoint("oss-eu-central-1.aliyuncs.com")
                .bucket("audit")
                .accessKeyId(SecretValue.from("oss", "id"))
                .accessKeySecret(SecretValue.from("oss", "secret"))
                .readTimeout(60)
                .buffer(b -> b.timekey("1h"))));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: store
                spec:
                  oss:
                    endpoint: oss-eu-central-1.aliyuncs.com
                    bucket: audit
                    access_key_id:
                      valueFrom:
                        secretKeyRef:
                          name: oss
                          key: id
                    access_key_secret:
                      valueFrom:
                        secretKeyRef:
                          name: oss
                          key: secret
                    read_timeout: 60
                    buffer:
                      timekey: 1h
                """);
        assertThat(Manifests.read(output.toYaml(), ClusterOutput.class).orThrow())
                .isEqualTo(output);
    }

    @Test
    void theSecretOfAlibabaIsRequiredUnderOneOfItsNames() {
        assertThat(read("3.17.10"))
                .containsExactly("output.yaml:5:8: spec.oss: missing access_key_secret, or aaccess_key_secret before"
                        + " 4.4.0 [oss-secret-none]");
        assertThat(read("3.17.10", "aaccess_key_secret: {value: x}")).isEmpty();
        assertThat(read("4.4.0", "access_key_secret: {value: x}")).isEmpty();
    }

    @Test
    void theNameOfTheSecretOfAlibabaDependsOnTheVersion() {
        assertThat(read("3.17.10", "access_key_secret: {value: x}"))
                .containsExactly("output.yaml:5:78: spec.oss.access_key_secret: the field"
                        + " \"access_key_secret\" exists in 4.4.0 and later; 3.17.10 drops it without a message"
                        + " [field-version]");
        assertThat(read("4.4.0", "aaccess_key_secret: {value: x}"))
                .containsExactly("output.yaml:5:78: spec.oss.aaccess_key_secret: the field"
                        + " \"aaccess_key_secret\" exists only up to 3.17.10; 4.4.0 drops it without a message"
                        + " [field-version]");
    }

    @Test
    void theMisspeltNameIsKept() {
        String text = """
                endpoint: oss.example.com
                bucket: audit
                access_key_id:
                  value: id
                aaccess_key_secret:
                  value: secret
                """;

        OssOutput output = Manifests.read(text, OssOutput.class).orThrow();

        assertThat(output.legacyAccessKeySecret()).contains(SecretValue.literal("secret"));
        assertThat(output.toYaml()).isEqualTo(text);
    }

    @Test
    void aKeyOfACustomerIsNeverInTheTextOfAnOutput() {
        GcsOutput output = GcsOutput.of(g -> g.project("p").bucket("b").encryptionKey("k33p-this-quiet"));

        assertThat(output.toString()).doesNotContain("k33p-this-quiet");
        assertThat(output.toYaml()).contains("encryption_key: k33p-this-quiet");
    }

    private static ClusterOutput output(OutputTarget target) {
        return ClusterOutput.of(o -> o.metadata(m -> m.name("store")).spec(s -> s.target(target)));
    }

    private static List<String> read(String version, String... secret) {
        String manifest = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: store}
                spec:
                  oss: {endpoint: oss.example.com, bucket: audit, access_key_id: {value: x}%s}
                """.formatted(secret.length == 0 ? "" : ", " + secret[0]);
        return ManifestReader.strict()
                .forVersion(Version.of(version))
                .read(Source.of("output.yaml", manifest), ClusterOutput.class)
                .violations()
                .stream()
                .map(Violation::toString)
                .toList();
    }
}
