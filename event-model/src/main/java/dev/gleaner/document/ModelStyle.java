package dev.gleaner.document;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/** How model types are generated: the interface is the type, and the generated class is hidden. */
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
        redactedMask = "<redacted>",
        allowedClasspathAnnotations = {Override.class},
        passAnnotations = {})
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.SOURCE)
public @interface ModelStyle {}
