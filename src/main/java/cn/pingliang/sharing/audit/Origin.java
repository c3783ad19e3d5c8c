package cn.pingliang.sharing.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where the current call comes from, as far as the thread knows: the portal's own jobs come from nowhere. */
record Origin(@Nullable String channel, @Nullable String address) {

    static Origin ofThisCall() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
                ? of(call.getRequest())
                : new Origin(null, null);
    }

    private static Origin of(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return new Origin(path.startsWith("/api/") ? "API" : "SCREEN", request.getRemoteAddr());
    }
}
