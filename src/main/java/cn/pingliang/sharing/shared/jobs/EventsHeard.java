package cn.pingliang.sharing.shared.jobs;

import cn.pingliang.sharing.shared.Gathered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.events.EventPublication.Status;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.TargetEventPublication;
import org.springframework.stereotype.Component;

/**
 * The event publication registry with fewer transactions: what listeners have dealt with is deleted many at a time, and what
 * one of them begins is not written down, since {@link EventsAgain} treats it like what nobody has begun. A node that dies in
 * between leaves events that were dealt with; they are heard again, which every listener expects.
 */
@Component
@Primary
class EventsHeard implements EventPublicationRepository, SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final int MOST_IN_ONE = 500;

    private final EventPublicationRepository registry;
    private final Gathered<UUID> heard;
    private volatile boolean running;

    EventsHeard(@Qualifier("jdbcEventPublicationRepository") EventPublicationRepository registry) {
        this.registry = registry;
        this.heard = new Gathered<>("events heard", PATIENCE, MOST_IN_ONE, registry::deletePublications);
    }

    @Override
    public void markProcessing(UUID identifier) {
        // Nobody asks.
    }

    @Override
    public void markCompleted(UUID identifier, Instant at) {
        if (running) {
            heard.add(List.of(identifier));
        } else {
            registry.markCompleted(identifier, at);
        }
    }

    @Override
    public void markCompleted(TargetEventPublication publication, Instant at) {
        markCompleted(publication.getIdentifier(), at);
    }

    @Override
    public void markCompleted(Object event, PublicationTargetIdentifier listener, Instant at) {
        registry.markCompleted(event, listener, at);
    }

    @Override
    public TargetEventPublication create(TargetEventPublication publication) {
        return registry.create(publication);
    }

    @Override
    public void markFailed(UUID identifier) {
        registry.markFailed(identifier);
    }

    @Override
    public boolean markResubmitted(UUID identifier, Instant at) {
        return registry.markResubmitted(identifier, at);
    }

    @Override
    public List<TargetEventPublication> findIncompletePublications() {
        return registry.findIncompletePublications();
    }

    @Override
    public List<TargetEventPublication> findIncompletePublicationsPublishedBefore(Instant moment) {
        return registry.findIncompletePublicationsPublishedBefore(moment);
    }

    @Override
    public Optional<TargetEventPublication> findIncompletePublicationsByEventAndTargetIdentifier(
            Object event, PublicationTargetIdentifier listener) {
        return registry.findIncompletePublicationsByEventAndTargetIdentifier(event, listener);
    }

    @Override
    public List<TargetEventPublication> findCompletedPublications() {
        return registry.findCompletedPublications();
    }

    @Override
    public List<TargetEventPublication> findFailedPublications(FailedCriteria criteria) {
        return registry.findFailedPublications(criteria);
    }

    @Override
    public List<TargetEventPublication> findByStatus(Status status) {
        return registry.findByStatus(status);
    }

    @Override
    public int countByStatus(Status status) {
        return registry.countByStatus(status);
    }

    @Override
    public void deletePublications(List<UUID> identifiers) {
        registry.deletePublications(identifiers);
    }

    @Override
    public void deleteCompletedPublications() {
        registry.deleteCompletedPublications();
    }

    @Override
    public void deleteCompletedPublicationsBefore(Instant moment) {
        registry.deleteCompletedPublicationsBefore(moment);
    }

    @Override
    public void start() {
        heard.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        heard.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
