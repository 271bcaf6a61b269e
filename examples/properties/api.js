'use strict';

exports.handler = async ({ stageVariables }) => stageVariables;
