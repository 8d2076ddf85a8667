package dev.gleaner.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/**
 * A standalone cluster on this machine: a master and two workers with a core each, every one a process, on free ports
 * of the loopback interface. The processes are those of a real cluster; only the network is missing.
 */
final class LocalCluster implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("spark://127\\.0\\.0\\.1:\\d+");
    private static final String DEPLOY = "org.apache.spark.deploy.";

    private final JavaProgram master;
    private final JavaProgram first;
    private final JavaProgram second;
    private final String url;

    private LocalCluster(JavaProgram master, String url, JavaProgram first, JavaProgram second) {
        this.master = master;
        this.url = url;
        this.first = first;
        this.second = second;
    }

    /** Starts a cluster in an empty folder, and waits until both workers are registered. */
    static LocalCluster start(Path home) throws IOException {
        // Spark takes a folder with these two for an installation. The classes come from the class path of the tests.
        Files.createFile(home.resolve("RELEASE"));
        Files.createDirectory(home.resolve("jars"));
        JavaProgram master = JavaProgram.start(
                home, true, DEPLOY + "master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0");
        Matcher url = URL.matcher(master.waitFor(line -> URL.matcher(line).find()));
        if (!url.find()) {
            throw new AssertionError("the master has no URL");
        }
        return new LocalCluster(master, url.group(), worker(home, url.group()), worker(home, url.group()));
    }

    private static JavaProgram worker(Path home, String url) throws IOException {
        JavaProgram worker = JavaProgram.start(
                home,
                true,
                DEPLOY + "worker.Worker",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                home.resolve("work").toString(),
                url);
        worker.waitFor(line -> line.contains("Successfully registered with master"));
        return worker;
    }

    /** The settings of a program that uses both workers. It waits until both have an executor. */
    SparkConf conf() {
        return new SparkConf()
                .setMaster(url)
                .setAppName("test")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.ui.enabled", "false")
                .set("spark.log.level", "OFF")
                .set("spark.cores.max", "2")
                .set("spark.executor.cores", "1")
                .set("spark.executor.memory", "512m")
                .set("spark.executor.extraClassPath", JavaProgram.CLASS_PATH)
                .set("spark.scheduler.minRegisteredResourcesRatio", "1.0")
                .set("spark.scheduler.maxRegisteredResourcesWaitingTime", "120s");
    }

    /** Kills a worker and its executor. */
    void killWorker() {
        second.kill();
    }

    @Override
    public void close() {
        first.close();
        second.close();
        master.close();
    }
}
