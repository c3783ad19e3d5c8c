package cn.pingliang.sharing.shared.web;

import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.NotFoundException;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns whatever went wrong in a controller into the one shape of answer the API promises. Nothing internal leaks. */
@RestControllerAdvice(annotations = RestController.class)
class ApiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    private final ProblemAnswers answers;
    private final MultipartProperties uploads;

    ApiErrors(ProblemAnswers answers, MultipartProperties uploads) {
        this.answers = answers;
        this.uploads = uploads;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(Problem.ProblemException e, Locale locale) {
        return answers.answer(e.problem(), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(NotFoundException e, Locale locale) {
        return answers.answer(Problem.of(HttpStatus.NOT_FOUND, "not-found"), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> forbidden(ForbiddenException e, Locale locale) {
        return answers.answer(Problem.of(HttpStatus.FORBIDDEN, "forbidden"), locale);
    }

    /** Two changes of the same thing at the same time: the later is told to look again. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(org.springframework.dao.OptimisticLockingFailureException e, Locale locale) {
        return answers.answer(Problem.of(HttpStatus.CONFLICT, "stale"), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e, Locale locale) {
        return answers.answer(
                switch (e.getCause()) {
                    case UnrecognizedPropertyException unknown -> malformed("unknown-field", path(unknown));
                    case MismatchedInputException mismatched
                    when !mismatched.getPath().isEmpty() -> invalid(path(mismatched), Message.of("violation.type"));
                    case null, default -> malformed("not-json");
                },
                locale);
    }

    static Problem malformed(String why, Object... arguments) {
        return new Problem(
                HttpStatus.BAD_REQUEST, "malformed", Message.of("problem.malformed." + why, arguments), Map.of());
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            } else {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.toString();
    }

    private static Problem invalid(String field, Message message) {
        return invalid(List.of(Map.of("field", field, "message", message)));
    }

    private static Problem invalid(List<?> violations) {
        return Problem.of(HttpStatus.BAD_REQUEST, "invalid").with("violations", violations);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalidBody(MethodArgumentNotValidException e, Locale locale) {
        return answers.answer(
                invalid(e.getFieldErrors().stream()
                        .map(error ->
                                Map.of("field", error.getField(), "message", String.valueOf(error.getDefaultMessage())))
                        .toList()),
                locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalidParameters(HandlerMethodValidationException e, Locale locale) {
        return answers.answer(
                invalid(e.getParameterValidationResults().stream()
                        .flatMap(result -> result.getResolvableErrors().stream()
                                .map(error -> Map.of(
                                        "field",
                                        String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                        "message",
                                        String.valueOf(error.getDefaultMessage()))))
                        .toList()),
                locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalidValue(ConstraintViolationException e, Locale locale) {
        return answers.answer(
                invalid(e.getConstraintViolations().stream()
                        .map(violation -> Map.of(
                                "field", violation.getPropertyPath().toString(), "message", violation.getMessage()))
                        .toList()),
                locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException e, Locale locale) {
        return answers.answer(invalid(e.getName(), Message.of("violation.type")), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException e, Locale locale) {
        return answers.answer(invalid(e.getParameterName(), Message.of("violation.missing")), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongMethod(HttpRequestMethodNotSupportedException e, Locale locale) {
        var answer =
                answers.answer(Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", e.getMethod()), locale);
        var headers = new HttpHeaders(answer.getHeaders());
        var supported = e.getSupportedHttpMethods();
        if (supported != null) {
            headers.setAllow(supported);
        }
        return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongContent(HttpMediaTypeNotSupportedException e, Locale locale) {
        return answers.answer(Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type"), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException e, Locale locale) {
        return answers.answer(
                Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "content-too-large",
                        uploads.getMaxRequestSize().toMegabytes()),
                locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadableParts(MultipartException e, Locale locale) {
        return answers.answer(malformed("not-multipart"), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missingPart(MissingServletRequestPartException e, Locale locale) {
        return answers.answer(invalid(e.getRequestPartName(), Message.of("violation.missing")), locale);
    }

    /** No body: the caller told us it would not read ours. */
    @ExceptionHandler
    ResponseEntity<Void> notAcceptable(HttpMediaTypeNotAcceptableException e) {
        return ResponseEntity.status(HttpStatus.NOT_ACCEPTABLE).build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception e, Locale locale) {
        LOG.error("The API could not answer", e);
        return answers.answer(Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal"), locale);
    }
}
