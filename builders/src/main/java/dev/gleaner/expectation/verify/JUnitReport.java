package dev.gleaner.expectation.verify;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Violation;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Results as JUnit XML, as Maven Surefire writes it and CI servers read it (maven-surefire 3.5,
 * surefire-test-report.xsd): a suite for each file, a test case for each case. An error in a file is an error of one
 * test case with the name of the file. It contains no times, so that the same results always give the same text.
 */
public final class JUnitReport {
    private final List<ExpectationReport> reports;

    private JUnitReport(List<ExpectationReport> reports) {
        this.reports = List.copyOf(reports);
    }

    /** The report of files, in their order. */
    public static JUnitReport of(List<ExpectationReport> reports) {
        return new JUnitReport(Objects.requireNonNull(reports, "reports"));
    }

    /** The XML document. */
    public String toXml() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            write(xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.append('\n').toString();
    }

    private void write(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(xml, 0);
        xml.writeStartElement("testsuites");
        writeCounts(
                xml,
                reports.stream().mapToInt(JUnitReport::tests).sum(),
                reports.stream().mapToInt(ExpectationReport::failed).sum(),
                reports.stream().mapToInt(JUnitReport::errors).sum());
        for (ExpectationReport report : reports) {
            write(report, xml);
        }
        line(xml, 0);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static int tests(ExpectationReport report) {
        return report.cases().size() + errors(report);
    }

    private static int errors(ExpectationReport report) {
        return report.hasErrors() ? 1 : 0;
    }

    private static void write(ExpectationReport report, XMLStreamWriter xml) throws XMLStreamException {
        line(xml, 1);
        xml.writeStartElement("testsuite");
        attribute(xml, "name", report.name());
        attribute(xml, "file", report.file());
        writeCounts(xml, tests(report), report.failed(), errors(report));
        if (report.hasErrors()) {
            writeCase(xml, report, report.file(), "error", report.violations());
        }
        for (CaseResult result : report.cases()) {
            writeCase(xml, report, result.name(), "failure", result.failures());
        }
        line(xml, 1);
        xml.writeEndElement();
    }

    private static void writeCounts(XMLStreamWriter xml, int tests, int failures, int errors)
            throws XMLStreamException {
        attribute(xml, "tests", String.valueOf(tests));
        attribute(xml, "failures", String.valueOf(failures));
        attribute(xml, "errors", String.valueOf(errors));
        attribute(xml, "skipped", "0");
    }

    private static void writeCase(
            XMLStreamWriter xml, ExpectationReport report, String name, String kind, List<Violation> problems)
            throws XMLStreamException {
        line(xml, 2);
        xml.writeStartElement("testcase");
        attribute(xml, "classname", report.name());
        attribute(xml, "name", name);
        if (!problems.isEmpty()) {
            line(xml, 3);
            xml.writeStartElement(kind);
            attribute(xml, "message", problems.get(0).message());
            attribute(xml, "type", problems.get(0).code());
            xml.writeCharacters(problems.stream()
                    .map(problem -> Printable.line(problem.toString()))
                    .collect(Collectors.joining("\n")));
            xml.writeEndElement();
            line(xml, 2);
        }
        xml.writeEndElement();
    }

    /** Writes an attribute; characters that XML does not have are escaped as in JSON. */
    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Printable.line(value));
    }

    private static void line(XMLStreamWriter xml, int level) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(level));
    }
}
