package dev.gleaner.javacode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A printed class, compiled and loaded. */
final class CompiledClass {
    private static final JavaCompiler COMPILER = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");

    /** Opens the class path once for all runs of the compiler. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private final JavaClass printed;
    private final Class<?> loaded;

    private CompiledClass(JavaClass printed, Class<?> loaded) {
        this.printed = printed;
        this.loaded = loaded;
    }

    /** Compiles a class. */
    static CompiledClass of(JavaClass printed) {
        return all(List.of(printed)).get(0);
    }

    /** Compiles classes, in one run of the compiler. */
    static List<CompiledClass> all(List<JavaClass> printed) {
        ClassLoader classes = compiled(printed.stream().map(Text::new).toList());
        List<CompiledClass> loaded = new ArrayList<>();
        for (JavaClass one : printed) {
            try {
                loaded.add(new CompiledClass(one, classes.loadClass(one.name())));
            } catch (ClassNotFoundException e) {
                throw new AssertionError(one.source(), e);
            }
        }
        return loaded;
    }

    /** What a method without parameters returns. */
    Object call(String method) {
        try {
            return loaded.getMethod(method).invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(printed.source(), e);
        }
    }

    /** Asserts that each method returns the value that it was printed for. */
    void isEqualToWhatWasPrinted() {
        printed.methods().forEach((method, value) -> assertThat(call(method))
                .as(() -> method + " of\n" + printed.source())
                .isEqualTo(value));
    }

    private static ClassLoader compiled(List<Text> sources) {
        StringWriter messages = new StringWriter();
        Classes classes = new Classes(FILES);
        List<String> options = List.of("-proc:none", "-Xlint:all,-classfile,-path", "-Werror");
        boolean succeeds = COMPILER.getTask(messages, classes, null, options, null, sources)
                .call();
        assertThat(succeeds)
                .as(() -> messages + "\n" + sources.get(0).getCharContent(true))
                .isTrue();
        return classes.loader();
    }

    /** The source of a class. */
    private static final class Text extends SimpleJavaFileObject {
        private final String source;

        Text(JavaClass printed) {
            super(URI.create("string:///" + printed.name().replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            source = printed.source();
        }

        @Override
        public String getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }

    /** Keeps compiled classes in memory. */
    private static final class Classes extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> compiled = new HashMap<>();

        Classes(StandardJavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, javax.tools.FileObject from) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            compiled.put(name, bytes);
            return new SimpleJavaFileObject(URI.create("bytes:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }

        ClassLoader loader() {
            return new ClassLoader(CompiledClass.class.getClassLoader()) {
                @Override
                protected Class<?> findClass(String name) throws ClassNotFoundException {
                    ByteArrayOutputStream bytes = compiled.get(name);
                    if (bytes == null) {
                        throw new ClassNotFoundException(name);
                    }
                    return defineClass(name, bytes.toByteArray(), 0, bytes.size());
                }
            };
        }
    }
}
