package org.dropback.connection.keys;

import java.time.Duration;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;

/** Who lends the keys of a role that a file names. Any thread; blocks while it asks. */
public interface RoleKeys {

    /**
     * By AssumeRole.
     *
     * @param keys   of somebody who may take the role
     * @param region whose STS is asked, "" for the one of all regions
     * @param life   15 minutes to 12 hours
     */
    FoundKeys assumed(Credentials keys, String roleArn, String session, String region, Duration life) throws CredentialsException;

    /** Of the ECS instance that this machine is. @param role "" for the one that the instance has */
    FoundKeys ofInstance(String role) throws CredentialsException;
}
