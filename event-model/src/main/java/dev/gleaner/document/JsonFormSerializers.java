package dev.gleaner.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.Serializers;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Finds the serializers of types whose values have a form in JSON. */
final class JsonFormSerializers extends Serializers.Base implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable JsonSerializer<?> findSerializer(SerializationConfig config, JavaType type, BeanDescription bean) {
        Class<?> written = type.getRawClass();
        if (OpenObject.class.isAssignableFrom(written)) {
            return new Writing<OpenObject>(Shape::writeObject);
        }
        if (JsonForm.class.isAssignableFrom(written)) {
            return new Writing<JsonForm>((value, out) -> out.tree(value.toTree()));
        }
        if (Tree.class.isAssignableFrom(written)) {
            return new Writing<Tree>((value, out) -> out.tree(value));
        }
        if (written == JsonText.class) {
            return new Writing<JsonText>((value, out) -> out.json(value));
        }
        return written == Embedded.class ? new Writing<Embedded<?>>((value, out) -> out.tree(value.tree())) : null;
    }

    /** Writes the values of a type. */
    private static final class Writing<T> extends JsonSerializer<T> {
        private final BiConsumer<T, Emitter> write;

        Writing(BiConsumer<T, Emitter> write) {
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            try {
                write.accept(value, new JsonEmitter(out));
            } catch (UncheckedIOException e) {
                throw Objects.requireNonNull(e.getCause());
            } catch (ViolationException e) {
                throw JsonMappingException.from(out, e.getMessage(), e);
            }
        }
    }
}
