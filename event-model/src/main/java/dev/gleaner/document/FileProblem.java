package dev.gleaner.document;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;

/** Describes why a file cannot be read or written, without the names of Java exceptions. */
public final class FileProblem {
    private FileProblem() {}

    /** The reason in a few words, such as {@code no such file} or {@code permission denied}. */
    public static String inWords(IOException problem) {
        Objects.requireNonNull(problem, "problem");
        if (problem instanceof NoSuchFileException missing) {
            return isLink(missing) ? "a link to a file that does not exist" : "no such file";
        }
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof NotDirectoryException) {
            return "not a folder";
        }
        if (problem instanceof FileAlreadyExistsException) {
            return "a file with this name exists";
        }
        if (problem instanceof AtomicMoveNotSupportedException) {
            return "the file system cannot replace a file in one step";
        }
        if (problem instanceof CharacterCodingException) {
            return "the text cannot be written as UTF-8";
        }
        if (problem instanceof FileSystemLoopException || isLoop(problem)) {
            return "a link that leads back to itself";
        }
        return reasonOfTheSystem(problem);
    }

    /** A problem with a file for which the JDK has no exception class. */
    static FileSystemException of(Path file, String reason) {
        return new FileSystemException(file.toString(), null, reason);
    }

    /**
     * Whether a link leads back to itself. The JDK has no exception class for it, and its message is in the system's
     * language.
     */
    private static boolean isLoop(IOException problem) {
        return problem.getClass() == FileSystemException.class
                && problem instanceof FileSystemException named
                && isLink(named);
    }

    private static boolean isLink(FileSystemException problem) {
        return problem.getFile() != null && Files.isSymbolicLink(Path.of(problem.getFile()));
    }

    private static String reasonOfTheSystem(IOException problem) {
        String reason = problem instanceof FileSystemException named ? named.getReason() : problem.getMessage();
        if (reason == null || reason.isBlank()) {
            return "input or output failed";
        }
        return Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
    }
}
