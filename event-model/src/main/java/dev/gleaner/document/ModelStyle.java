package dev.gleaner.document;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * The style of the generated model types: the interface is public, the generated class is package-private. Default
 * values are constants; they cannot depend on other attributes.
 */
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        builderVisibility = Value.Style.BuilderVisibility.PACKAGE,
        defaults = @Value.Immutable(copy = false),
        from = "",
        canBuild = "isComplete",
        overshadowImplementation = true,
        depluralize = true,
        depluralizeDictionary = {"match:match", "policy:policies"},
        jdkOnly = true,
        deferCollectionAllocation = true,
        unsafeDefaultAndDerived = true,
        redactedMask = "<redacted>",
        allowedClasspathAnnotations = {Override.class},
        passAnnotations = {})
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.SOURCE)
public @interface ModelStyle {}
