'use strict';

exports.handler = async ({ path }) => ({ path });
