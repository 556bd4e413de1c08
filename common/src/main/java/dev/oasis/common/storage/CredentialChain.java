package dev.oasis.common.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;

/**
 * Where credentials come from. The links are those of the AWS SDK's default chain in its order, put together by hand: the SDK
 * looks web identity and its HTTP client up by name, which a native executable does not keep.
 */
final class CredentialChain {

    private static final String ANY_REGION = "us-east-1";

    private CredentialChain() {
    }

    /** Configured keys, or what the environment has; the environment is asked at the first use, not here. */
    static AwsCredentialsProvider of(StorageConfig config) {
        return config.accessKeyId().flatMap(key -> config.secretAccessKey()
                .map(secret -> configured(key, secret, config.sessionToken())))
                .orElseGet(() -> environment(config));
    }

    private static AwsCredentialsProvider configured(String key, String secret, Optional<String> token) {
        return StaticCredentialsProvider.create(token
                .<AwsCredentials> map(session -> AwsSessionCredentials.create(key, secret, session))
                .orElseGet(() -> AwsBasicCredentials.create(key, secret)));
    }

    private static AwsCredentialsProvider environment(StorageConfig config) {
        List<AwsCredentialsProvider> links = new ArrayList<>();
        links.add(SystemPropertyCredentialsProvider.create());
        links.add(EnvironmentVariableCredentialsProvider.create());
        webIdentity(config).ifPresent(links::add);
        links.add(ProfileCredentialsProvider.create());
        links.add(ContainerCredentialsProvider.create());
        links.add(InstanceProfileCredentialsProvider.create());
        return AwsCredentialsProviderChain.builder().credentialsProviders(links).build();
    }

    /** A Kubernetes service account that stands for a role (EKS, IAM roles for service accounts). */
    private static Optional<AwsCredentialsProvider> webIdentity(StorageConfig config) {
        return SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE.getStringValue().map(
                file -> StsWebIdentityTokenFileCredentialsProvider.builder().stsClient(sts(config)).build());
    }

    private static StsClient sts(StorageConfig config) {
        String region = SdkSystemSetting.AWS_REGION.getStringValue()
                .orElseGet(() -> config.endpoint().isEmpty() ? config.region() : ANY_REGION);
        return StsClient.builder().region(Region.of(region)).credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }
}
