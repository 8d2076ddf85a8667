package dev.gleaner.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.ViolationException;

/** Reads audit policies in JSON, as a web service does, and prints the answers. */
public final class AnswerInJson {
    private static final ObjectMapper MAPPER = new ObjectMapper().findAndRegisterModules();

    private AnswerInJson() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws JsonProcessingException {
        for (String level : new String[] {"Metadata", "Metdata"}) {
            System.out.println(answer("""
                    {"apiVersion": "audit.k8s.io/v1", "kind": "Policy", "rules": [{"level": "%s"}]}
                    """.formatted(level)));
        }
    }

    private static String answer(String body) throws JsonProcessingException {
        try {
            AuditPolicyEvaluator evaluator = AuditPolicyEvaluator.of(MAPPER.readValue(body, AuditPolicy.class));
            AuditRequest request = AuditRequest.inWords("create pods in default by alice");
            return MAPPER.writeValueAsString(evaluator.decide(request));
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof ViolationException refused) {
                return MAPPER.writeValueAsString(refused.violations());
            }
            throw e;
        }
    }
}
