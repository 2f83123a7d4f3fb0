package dev.weir.connectors.httpsource;

import dev.weir.runtime.Emission;
import dev.weir.runtime.Emitter;
import dev.weir.runtime.NotConfirmed;
import dev.weir.runtime.RejectMessage;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Answers a request when the broker has its message: 202 means confirmed, 503 means that nobody knows, everything else means
 * not published.
 */
final class HttpSource implements HandlerFunction<ServerResponse> {
    static final String ID_HEADER = "Weir-Id";
    private static final String RETRY_SECONDS = "2";

    private final Emitter<Object> emitter;
    private final Intake intake;

    HttpSource(Emitter<Object> emitter, Intake intake) {
        this.emitter = emitter;
        this.intake = intake;
    }

    /** The body of a 202. */
    record Receipt(String id) {}

    @Override
    public ServerResponse handle(ServerRequest request) throws IOException {
        if (!request.method().equals(HttpMethod.POST)) {
            return told(405)
                    .header("Allow", "POST")
                    .body(Problem.of(405, "Method not allowed", request.method() + " is not taken here; send POST"));
        }
        try {
            return published(intake.read(request));
        } catch (Refused e) {
            return refused(e.problem());
        }
    }

    private ServerResponse published(Emission<byte[]> emission) {
        try {
            String id = emitter.send(emission);
            return ServerResponse.accepted().header(ID_HEADER, id).body(new Receipt(id));
        } catch (NotConfirmed e) {
            return told(503)
                    .header("Retry-After", RETRY_SECONDS)
                    .header(ID_HEADER, e.id())
                    .body(new Problem(
                            503,
                            "Outcome unknown",
                            "The broker did not confirm the message in time; it may or may not have arrived. Send it again"
                                    + " with Idempotency-Key: " + e.id() + ", so that it counts once.",
                            e.id(),
                            null));
        } catch (RejectMessage e) {
            return refused(Problem.of(413, "Message not taken by the broker", String.valueOf(e.getMessage())));
        }
    }

    private static ServerResponse refused(Problem problem) {
        return told(problem.status()).body(problem);
    }

    private static ServerResponse.BodyBuilder told(int status) {
        return ServerResponse.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }
}
