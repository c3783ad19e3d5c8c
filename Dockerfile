# syntax=docker/dockerfile:1
# The README's build, in a container: a JDK 25 and Node.js 24 make the jar, a JRE 25 runs it.

FROM node:24-bookworm-slim AS node

FROM eclipse-temurin:25-jdk AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY db db
COPY frontend frontend
COPY src src
# The tests need a browser; they run in CI, on the same sources.
RUN ./mvnw -B -ntp package -DskipTests \
    && java -Djarmode=tools -jar target/sharing-*.jar extract --layers --launcher --destination layers

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --home-dir /home/portal portal \
    && mkdir /data && chown portal:portal /data
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER portal
ENV PORTAL_HOME=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=3s --start-period=90s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
ENTRYPOINT ["java", "-XX:+UseCompactObjectHeaders", "-XX:InitialRAMPercentage=35", "-XX:MaxRAMPercentage=70", "--enable-native-access=ALL-UNNAMED", "org.springframework.boot.loader.launch.JarLauncher"]
